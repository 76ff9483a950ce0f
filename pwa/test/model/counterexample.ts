/** Looks for a run that ends wrongly, makes it small, and shows it again. */
import fc from 'fast-check';
import { trueMonotonic } from './surroundings';
import { again, type Asked } from './asked';
import type { Deed } from './deed';
import { deeds } from './deeds';
import { PACES } from './pace';

/** A failure is made small for so long. */
export const SHRINKING_MS = 120_000;

export type Live = (deeds: Iterable<Deed>, shuffle: number, pace: number) => Promise<void>;

/** Rejects with the deeds that ended wrongly, why, and the command that shows it again. */
export async function look(seed: number, ask: Asked, live: Live): Promise<void> {
  if (ask.path !== undefined) return showAgain(seed, ask, ask.path, live);
  let last: Promise<void> = Promise.resolve();
  const property = fc.asyncProperty(
    deeds(ask.deeds),
    fc.nat(),
    fc.constantFrom(...PACES),
    (...run) => (last = live(...run)),
  );
  const details = await fc.check(property, {
    ...{ seed, numRuns: 1, unbiased: true, interruptAfterTimeLimit: SHRINKING_MS },
  });
  // what was under way when the time was over has servers that somebody has to end
  await last.catch(() => undefined);
  if (!details.failed || details.counterexample === null) return;
  const told = fc.defaultReportMessage(details) ?? '';
  const command = again(seed, ask, details.counterexamplePath ?? '', told);
  throw failure(told, details.errorInstance, command);
}

/**
 * That one run and no other, at its own pace and at each other, over and over for as long as was asked for: what ends
 * wrongly by a race does not do so each time. Left to itself, fast-check would go on to the path's neighbours after a run
 * that ends well.
 */
async function showAgain(seed: number, ask: Asked, path: string, live: Live): Promise<void> {
  const arbitrary = fc.tuple(deeds(ask.deeds, ask.replayPath), fc.nat(), fc.constantFrom(...PACES));
  const [found] = fc.sample(arbitrary, { seed, path, numRuns: 1, unbiased: true });
  if (!found) throw new Error(`seed ${seed} has no path ${path}`);
  const [run, shuffle, own] = found;
  const paces = [own, ...PACES.filter((pace) => pace !== own)];
  const begun = trueMonotonic();
  for (let runs = 1; runs === 1 || trueMonotonic() - begun < ask.seconds * 1000; runs++) {
    const pace = paces[(runs - 1) % paces.length]!;
    try {
      await live(run, shuffle, pace);
    } catch (error) {
      const told = `Seen again in run ${runs}, at the pace ${pace}:\n[${String(run)},${shuffle},${own}]`;
      throw failure(told, error, again(seed, ask, path, `replayPath="${ask.replayPath ?? ''}"`));
    }
  }
}

function failure(told: string, cause: unknown, command: string): Error {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Error(`${told}\n\n${why}\n\nSee it again, in pwa/:\n  ${command}`, { cause });
}
