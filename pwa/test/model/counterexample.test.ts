// @vitest-environment node
/** The model's own tools: a failure is shown by the command that it prints, and what does not end says why. */
import { describe, expect, it } from 'vitest';
import type { Asked } from './asked';
import { look, type Live } from './counterexample';
import type { World } from './world';
import { inTime, Waits } from './waits';

const ASK: Asked = { seeds: [1], runs: 1, deeds: 60, seconds: 1 };

/** As far as fast-check knows each deed was done; nothing happens. */
async function pretend(deeds: Parameters<Live>[0]): Promise<void> {
  for (const deed of deeds) await deed.run({}, {} as World).catch(() => undefined);
}

/** Runs until it fails by `fails`, and what it printed then. */
async function failed(ask: Asked, fails: (told: string) => boolean): Promise<[string, string[]]> {
  const runs: string[] = [];
  const live: Live = async (deeds) => {
    await pretend(deeds);
    runs.push(String(deeds));
    if (fails(String(deeds))) throw new Error('it ended wrongly');
  };
  const error: unknown = await look(1, ask, live).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(Error);
  return [(error as Error).message, runs];
}

const commandOf = (message: string) => /RUQI_MODEL='(.*)'/.exec(message)![1]!;

describe('a printed counterexample', () => {
  it('is that one run again, also where it ends wrongly only now and then', async () => {
    const [message, runs] = await failed(ASK, (told) => told.includes('merge'));
    const small = runs.filter((told) => told.includes('merge')).at(-1)!;
    const ask = { ...ASK, ...(JSON.parse(commandOf(message)) as Partial<Asked>) };
    let left = 5;
    const [seen, again] = await failed(ask, () => --left === 0);
    expect(again.map(withoutPath)).toEqual(Array(5).fill(withoutPath(small)));
    expect(seen).toContain('it ended wrongly');
    expect(commandOf(seen)).toBe(commandOf(message));
  });

  it('that is not seen again is no failure', async () => {
    const [message] = await failed(ASK, (told) => told.includes('merge'));
    const ask = { ...ASK, ...(JSON.parse(commandOf(message)) as Partial<Asked>), seconds: 0.1 };
    await look(1, ask, pretend);
  });
});

const withoutPath = (told: string) => told.replace(/\/\*.*\*\//, '');

it('a run that does not end says what it waits for', async () => {
  const waits = new Waits();
  await waits.of('what is over', Promise.resolve());
  const stuck = () => waits.of('a lock', new Promise<void>(() => undefined));
  await expect(inTime(20, stuck, () => waits.names)).rejects.toThrow('It waits for a lock');
  await expect(
    inTime(
      1000,
      () => Promise.resolve(7),
      () => waits.names,
    ),
  ).resolves.toBe(7);
});
