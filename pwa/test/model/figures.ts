/** What a run of the model went through, in numbers. */
import type { Reckoned } from './reckoning';
import { payloadOf } from './events';
import type { World } from './world';

export interface Figures {
  runs: number;
  deeds: number;
  kills: number;
  /** Pages that died, with whatever they were doing. */
  deaths: number;
  /** Sealed records, by type. */
  sealed: Record<string, number>;
  /** Requests that met with a fault, by kind. */
  faults: Record<string, number>;
  receipts: number;
  verdicts: number;
}

export const NONE: Figures = {
  ...{ runs: 0, deeds: 0, kills: 0, deaths: 0, receipts: 0, verdicts: 0 },
  ...{ sealed: {}, faults: {} },
};

export function countIn(sum: Figures, world: World, { kept, visits }: Reckoned): void {
  sum.runs++;
  sum.deeds += world.deeds;
  sum.kills += world.kills;
  sum.deaths += world.deaths;
  sum.receipts += kept.length;
  sum.verdicts += visits.length;
  for (const { jws } of kept) add(sum.sealed, payloadOf<{ type: string }>(jws).type, 1);
  for (const { signal } of world.devices) {
    for (const [fate, times] of signal.met) if (fate !== 'through') add(sum.faults, fate, times);
  }
}

function add(to: Record<string, number>, key: string, count: number): void {
  to[key] = (to[key] ?? 0) + count;
}
