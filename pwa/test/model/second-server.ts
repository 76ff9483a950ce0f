/**
 * A second server that gets the same records in another order and in other batches, some of them twice, with the
 * receipts that tell their first arrival: it ends with the same registrations and verdicts.
 */
import { expect } from 'vitest';
import type { PushResponse, RegistrationView } from '@/wire';
import type { Server } from '../core/server';
import * as acts from './acts';
import * as city from './city';
import type { Desk } from './desk';
import type { Kept } from './events';
import { registrations, type Reckoned } from './reckoning';
import type { World } from './world';

export async function sameElsewhere(
  world: World,
  { kept, aside, certificates, views }: Reckoned,
  set: Server,
  seed: number,
): Promise<void> {
  // it would have to hear of the revocation in the same moment
  if (aside.length > 0) return;
  const server = set.copy();
  await server.serve();
  try {
    const desk = world.desk.at(() => server.url);
    await tell(world, server, desk, kept, certificates, dice(seed));
    expect((await registrations(desk)).map(asEverywhere)).toEqual(views.map(asEverywhere));
  } finally {
    await server.end();
  }
}

/** A desk's acts are told by the server that it spoke to; what came of them is the same. */
function asEverywhere(view: RegistrationView) {
  return { ...view, withdrawn_because: null, withdrawn_by: null, gap: null, released: null };
}

async function tell(
  world: World,
  server: Server,
  desk: Desk,
  kept: Kept[],
  certificates: string[],
  pick: (below: number) => number,
): Promise<void> {
  const left = [...kept, ...kept.filter(() => pick(10) === 0)].sort(byDice(pick));
  const office = deskActs(world, server, desk);
  while (left.length > 0) {
    const some = left.splice(0, 1 + pick(20));
    const receipts = Object.fromEntries(some.map(({ id, receipt }) => [id, receipt]));
    const events = some.map(({ jws }) => jws);
    const { results } = await desk.push<PushResponse>({ events, receipts, certificates });
    expect(results.map(({ status }) => status)).not.toContain('quarantined');
    const act = pick(3) === 0 ? office.shift() : undefined;
    if (act && (await act()) === false) office.push(act);
  }
  for (const act of office) expect(await act(), 'a code with registrations').not.toBe(false);
  for (const id of world.withdrawn) await acts.withdraw(desk, id);
}

/** Plans, filings and mergers in their order; codes, which say false as long as there is nothing to resolve. */
function deskActs(world: World, server: Server, desk: Desk): (() => Promise<unknown>)[] {
  const { plans, filings, merged, resolved } = world;
  return [
    ...plans.slice(1).map((one) => () => server.importMeanwhile('plan', city.planRows(one))),
    ...filings.map((one) => () => server.importMeanwhile('filings', city.filingRows(one))),
    ...merged.map((one) => () => acts.merge(world, desk, one)),
    ...resolved.map((one) => () => acts.resolve(world, desk, one)),
  ];
}

/** The same numbers for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function byDice(pick: (below: number) => number): (a: Kept, b: Kept) => number {
  const places = new Map<Kept, number>();
  const place = (of: Kept) => {
    if (!places.has(of)) places.set(of, pick(1 << 30));
    return places.get(of)!;
  };
  return (a, b) => place(a) - place(b);
}
