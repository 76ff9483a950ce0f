/** The end of a run: the signal is back, everything drains, and nothing may be missing, twice or otherwise. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { EnterpriseVisits, PushResponse, RegistrationList, RegistrationView } from '@/wire';
import * as city from './city';
import type { Desk } from './desk';
import type { Device } from './device';
import { hold, verified } from './invariants';
import { onDisk } from './phone-disk';
import { payloadOf, type Kept } from './events';
import { Oracle, type Visit } from './oracle';
import { sameAsNew } from './pulled';
import type { World } from './world';

/** A phone that has nothing but signal needs two or three. */
const TURNS = 10;

export interface Reckoned {
  kept: Kept[];
  /** What came after its key was revoked: a person has to look at it. */
  aside: Sealed[];
  certificates: string[];
  visits: Visit[];
  views: RegistrationView[];
}

export async function reckon(world: World): Promise<Reckoned> {
  const settled = () => world.waits.of('all that was begun', world.settled());
  await settled();
  await Promise.all(world.devices.map((device) => device.signal.clear()));
  expect(await settled(), 'nobody is shown an error').toEqual([]);
  await hold(world);
  await world.waits.of('the outboxes', Promise.all(world.devices.map(drain)));
  const { kept, aside, certificates } = await everySealedRecord(world);
  await eachIsThereOnce(world.desk, kept, aside);
  const visits = new Oracle(kept, world).visits();
  const views = await registrations(world.desk);
  judgedAsAtOnce(views, visits);
  await sameAsNew(world);
  await hold(world, await shownToEnterprises(world, visits));
  verified(world);
  return { kept, aside, certificates, visits, views };
}

async function drain(device: Device): Promise<void> {
  const page = await device.page();
  for (let left = TURNS; ; left--) {
    await page.in(() => page.phone.sync.syncNow());
    const { unsent, signInNeeded, link } = page.phone.sync.status.value;
    if (signInNeeded) await device.signIn();
    else if (unsent === 0 && link === 'online') return;
    expect(left, `${device.login} does not drain: ${unsent} unsent, ${link}`).toBeGreaterThan(0);
  }
}

type Sealed = Pick<Kept, 'id' | 'kid' | 'seq'>;
type Drained = Pick<Reckoned, 'kept' | 'aside' | 'certificates'>;

/** What was shown as sealed is on the disk, has a receipt of its bytes, and waits for nothing. */
async function everySealedRecord(world: World): Promise<Drained> {
  const all: Drained = { kept: [], aside: [], certificates: [] };
  for (const device of world.devices) {
    const { events, chains } = await onDisk(device);
    expect(events.length, `${device.login} saw more sealed`).toBeGreaterThanOrEqual(device.seen);
    for (const { id, kid, seq, jws, hash, outbox, sent } of events) {
      if (outbox?.why === 'revoked_key' && world.revoked.has(kid)) {
        expect(world.accepted, `${id} was accepted, and its phone does not know`).not.toContain(
          hash,
        );
        world.arrivals.holds(id, outbox.arrival);
        all.aside.push({ id, kid, seq });
        continue;
      }
      expect(outbox, `${id} waits or was set aside`).toBeNull();
      world.arrivals.holds(id, sent ?? undefined);
      const receipt = sent?.receipt ?? '';
      expect(hash).toBe(createHash('sha256').update(jws).digest('base64url'));
      expect(payloadOf(receipt), 'a receipt of other bytes').toMatchObject({ event: id, hash });
      all.kept.push({ id, kid, seq, jws, receipt });
    }
    all.certificates.push(...chains.flatMap(({ certificate }) => certificate ?? []));
  }
  return all;
}

/** Offered once more each is known, by the first receipt; and the chains have no number more and none less. */
async function eachIsThereOnce(desk: Desk, kept: Kept[], aside: Sealed[]): Promise<void> {
  const heads: Record<string, number> = {};
  for (let from = 0; from < kept.length; from += 100) {
    const some = kept.slice(from, from + 100);
    const answer = await desk.push<PushResponse>({ events: some.map(({ jws }) => jws) });
    const said = answer.results.map(({ id, status, receipt }) => ({ id, status, receipt }));
    const known = some.map(({ id, receipt }) => ({ id, status: 'duplicate', receipt }));
    expect(said, 'a receipt means that it is there').toEqual(known);
    Object.assign(heads, answer.chains);
  }
  const lengths: Record<string, number> = {};
  for (const { kid } of [...kept, ...aside]) lengths[kid] = (lengths[kid] ?? 0) + 1;
  for (const kid of Object.keys(heads)) expect(heads[kid], kid).toBe(lengths[kid]);
}

export async function registrations(desk: Desk): Promise<RegistrationView[]> {
  const all: RegistrationView[] = [];
  for (let before: string | null = ''; before !== null;) {
    const path: string = `/api/v1/registrations?limit=100${before && `&before=${before}`}`;
    const page: RegistrationList = await desk.get('qian', path);
    all.push(...page.items);
    before = page.before;
  }
  return all.sort(byId);
}

function judgedAsAtOnce(views: RegistrationView[], visits: Visit[]): void {
  const seen = views.map((view) => ({
    id: view.id,
    enterprise: view.enterprise ?? `code:${view.unknown_code}`,
    organ: view.organ,
    state: view.state,
    officers: [...new Set(view.officers.map(({ id }) => id))].sort(),
    verdict: view.verdict,
  }));
  const due = visits.map(({ id, enterprise, organ, state, officers, verdict }) => {
    return { id, enterprise, organ, state, officers, verdict };
  });
  expect(seen).toEqual(due.sort(byId));
}

async function shownToEnterprises(
  world: World,
  visits: Visit[],
): Promise<{ enterprise: string; ids: string[] }[]> {
  const all = [];
  for (let n = 0; n < city.ENTERPRISES; n++) {
    const seen: unknown[] = [];
    for (let before: string | null = ''; before !== null;) {
      const path: string = `/api/v1/enterprise/visits${before && `?before=${before}`}`;
      const page: EnterpriseVisits = await world.desk.get(`boss${n}`, path);
      seen.push(...page.items.map(({ id, state, verdict }) => ({ id, state, verdict })));
      before = page.before;
    }
    const left = world.places.id(world.places.left(n, world.merged))!;
    const accepted = visits.filter(({ enterprise }) => enterprise === left);
    const due = accepted.map(({ id, state, verdict }) => ({ id, state, verdict }));
    expect((seen as { id: string }[]).sort(byId)).toEqual(due.sort(byId));
    all.push({ enterprise: left, ids: due.map(({ id }) => id) });
  }
  return all;
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
