// @vitest-environment node
/**
 * Phones, each the app's own modules, and the real server, through whatever happens to them, against the whole history
 * judged at once. See `docs/TESTING.md`.
 */
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, it, vi } from 'vitest';
import { keepApart, trueMonotonic } from './apart';
import { again, asked } from './asked';
import type { Deed } from './deed';
import { deeds } from './deeds';
import { sameElsewhere } from './elsewhere';
import { countIn, linesOf, type Figures } from './figures';
import { morning, type Morning } from './morning';
import { reckon } from './reckoning';
import { World } from './world';

/** A failure is made small for so long. */
const SHRINKING_MS = 120_000;

const ask = asked();
const sum: Figures = new Map();
let dawn: Morning;

beforeAll(async () => {
  keepApart();
  // what a phone logs when its signal goes is no news here
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  dawn = await morning();
}, 60_000);

afterAll(async () => {
  await dawn.server.end();
  if (ask.figures) writeFileSync(ask.figures, linesOf(sum));
});

async function live(deeds: Iterable<Deed>, shuffle: number): Promise<void> {
  const world = await World.begin(dawn);
  try {
    await fc.asyncModelRun(() => ({ model: {}, real: world }), deeds);
    const reckoned = await reckon(world);
    await sameElsewhere(world, reckoned, dawn.server, shuffle);
    countIn(sum, world, reckoned);
  } finally {
    await world.end();
  }
}

it.each(ask.seeds)(
  'seed %i: whatever happens, it ends as if all had been judged at once',
  async (seed) => {
    const begun = trueMonotonic();
    for (let run = 0; run < ask.runs && trueMonotonic() - begun < ask.seconds * 1000; run++) {
      await holds(seed + run);
    }
  },
  ask.seconds * 1000 + SHRINKING_MS + 60_000,
);

async function holds(seed: number): Promise<void> {
  const { path, replayPath } = ask;
  const property = fc.asyncProperty(deeds(ask.deeds, replayPath), fc.nat(), live);
  const details = await fc.check(property, {
    ...{ seed, numRuns: 1, unbiased: true, interruptAfterTimeLimit: SHRINKING_MS },
    ...(path === undefined ? {} : { path }),
  });
  // a run that is not over by then hangs, and was not judged
  if (details.interrupted && !details.failed) throw new Error(`seed ${seed}: a run does not end`);
  if (!details.failed || details.counterexample === null) return;
  const told = fc.defaultReportMessage(details) ?? '';
  const command = again(seed, ask, details.counterexamplePath ?? '', told);
  const cause = details.errorInstance;
  const why = cause instanceof Error ? cause.message : String(cause);
  throw new Error(`${told}\n\n${why}\n\nSee it again, in pwa/:\n  ${command}`, { cause });
}
