// @vitest-environment node
/**
 * Phones, each the app's own modules, and the real server, through whatever happens to them, against the whole history
 * judged at once. See `docs/TESTING.md`.
 */
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, it, vi } from 'vitest';
import { keepApart, trueMonotonic } from './surroundings';
import { asked } from './asked';
import { look, SHRINKING_MS } from './counterexample';
import type { Deed } from './deed';
import { sameElsewhere } from './second-server';
import { countIn, linesOf, type Figures } from './figures';
import { morning, type Morning } from './morning';
import { paced } from './pace';
import { reckon } from './reckoning';
import { inTime } from './waits';
import { World } from './world';

/** A run of three hundred deeds takes some seconds, and on a machine that does other work half a minute. */
const RUN_MS = 90_000;

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

async function live(deeds: Iterable<Deed>, shuffle: number, pace: number): Promise<void> {
  const world = await World.begin(dawn);
  const all = async () => {
    await fc.asyncModelRun(() => ({ model: {}, real: world }), paced(deeds, pace));
    const reckoned = await reckon(world);
    const same = sameElsewhere(world, reckoned, dawn.server, shuffle);
    await world.waits.of('the second server', same);
    countIn(sum, world, reckoned);
  };
  try {
    await inTime(RUN_MS, all, () => world.waitsFor());
  } finally {
    await world.end();
  }
}

it.each(ask.seeds)(
  'seed %i: whatever happens, it ends as if all had been judged at once',
  async (seed) => {
    const begun = trueMonotonic();
    for (let run = 0; run < ask.runs && trueMonotonic() - begun < ask.seconds * 1000; run++) {
      await look(seed + run, ask, live);
    }
  },
  ask.seconds * 1000 + SHRINKING_MS + 2 * RUN_MS + 60_000,
);
