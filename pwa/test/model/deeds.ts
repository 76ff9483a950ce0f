/** Everything that can happen, as often as it does: made from a seed, and shrunk when it ends wrongly. */
import fc from 'fast-check';
import type { Deed } from './deed';
import { clock, die, doze, kill, pause, signal, sync, tab } from './happening';
import {
  backup,
  decide,
  deskWithdrawal,
  filing,
  merge,
  plan,
  resolve,
  restore,
  revoke,
} from './office';
import { amend, explain, join, sameVisit, tellOutcome, withdraw } from './saying';
import { avert, register } from './visiting';

const often = (weight: number, arbitrary: fc.Arbitrary<Deed>) =>
  Array<typeof arbitrary>(weight).fill(arbitrary);

export function deeds(most: number, replayPath?: string): fc.Arbitrary<Iterable<Deed>> {
  const all = [
    ...often(8, register),
    ...often(2, avert),
    ...often(3, withdraw),
    ...often(4, amend),
    ...often(2, sameVisit),
    ...often(2, join),
    ...often(2, tellOutcome),
    ...often(7, sync),
    ...often(6, signal),
    ...often(2, clock),
    ...often(2, die),
    ...often(3, kill),
    ...often(2, pause),
    ...often(2, decide),
    ...[explain, doze, tab, plan, filing, resolve, merge, revoke, deskWithdrawal],
    ...[backup, restore],
  ];
  const replay = replayPath === undefined ? {} : { replayPath };
  return fc.commands(all, { maxCommands: most, size: 'max', ...replay });
}
