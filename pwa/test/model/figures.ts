/** What runs of the model went through, in numbers: a name and a count each. */
import { payloadOf } from './events';
import type { Reckoned } from './reckoning';
import type { World } from './world';

export type Figures = Map<string, number>;

export function countIn(sum: Figures, world: World, { kept, visits }: Reckoned): void {
  const add = (name: string, count = 1) => sum.set(name, (sum.get(name) ?? 0) + count);
  add('runs');
  add('deeds', world.deeds);
  add('SIGKILLs of the server', world.kills);
  add('restores of the server', world.restores);
  add('enterprises merged', world.merged.length);
  add('keys revoked', world.revoked.size);
  add('held or set aside, and let count', world.accepted.length);
  add('pages killed', world.deaths);
  add('events sealed', kept.length);
  for (const { jws } of kept) add(`sealed: ${payloadOf<{ type: string }>(jws).type}`);
  for (const { signal } of world.devices) {
    for (const [fate, times] of signal.met) {
      if (fate === 'through') continue;
      add('faults of the signal', times);
      add(`signal: ${fate}`, times);
    }
  }
  add('receipts checked', kept.length);
  add('verdicts compared', visits.length);
}

/** A line each, with a tab between: whoever sums them up needs nothing to read them with. */
export function linesOf(sum: Figures): string {
  return [...sum].map(([name, count]) => `${name}\t${count}\n`).join('');
}
