/**
 * Puts away what an officer leaves on the phone, locked, and takes it out again. What the server has not given its receipt
 * for stays as it is: it has to be sent whoever is signed in, and no key is worth losing it.
 */
import * as faults from '@/faults';
import type { Draft } from '@/ports';
import { lockText, makeLock, openText, unlock, type CopyLock } from './copy-lock';
import type { EvidenceDb, OutboxRow, Parcel, SealedEvent, SentRow } from './evidence';
import { inTurn } from './locks';

/** What a parcel holds, as JSON. */
interface Contents {
  events: SealedEvent[];
  sent: SentRow[];
  /** Of records that the server has set aside. */
  aside: OutboxRow[];
  drafts: Draft[];
}

/** Makes the officer's lock where there is none that these keys open, the first of them by preference. */
export async function ensureLock(evidence: EvidenceDb, keys: CryptoKey[]): Promise<void> {
  const [key] = keys;
  const lock = await lockOf(evidence);
  if (!key || (lock && (await unlock(lock, keys)))) return;
  const made = await makeLock(key);
  await evidence.write(['copy_lock'], (tx) => tx.objectStore('copy_lock').put(made, 'lock'));
}

/** Locks the officer's drafts and all that the server has. Nothing is done where there is no lock yet, or the officer is back. */
export function putAway(evidence: EvidenceDb, isHere: () => Promise<boolean>): Promise<void> {
  return inTurn(`ruqi-copy-${evidence.officer}`, async () => {
    const lock = await lockOf(evidence);
    if (!lock || (await isHere())) return;
    const contents = await leavable(evidence);
    if (contents.events.length + contents.drafts.length === 0) return;
    const locked = await lockText(lock, JSON.stringify(contents));
    await exchange(evidence, contents, { lock, locked });
  });
}

async function leavable(evidence: EvidenceDb): Promise<Contents> {
  return evidence.run(async (db) => {
    const tx = db.transaction(['events', 'outbox', 'sent', 'drafts']);
    const [events, outbox, sent, drafts] = await Promise.all([
      tx.objectStore('events').getAll(),
      tx.objectStore('outbox').getAll(),
      tx.objectStore('sent').getAll(),
      tx.objectStore('drafts').getAll(),
    ]);
    const waiting = new Map(outbox.map((row) => [row.id, row]));
    const confirmed = new Map(sent.map((row) => [row.id, row]));
    const leave = events.filter(({ id }) => {
      const row = waiting.get(id);
      return row ? isOnTheServer(row) : Boolean(confirmed.get(id)?.receipt);
    });
    return {
      events: leave,
      sent: leave.flatMap(({ id }) => confirmed.get(id) ?? []),
      aside: leave.flatMap(({ id }) => waiting.get(id) ?? []),
      drafts,
    };
  });
}

/** The server keeps a record that it set aside, and does not want it again. */
const isOnTheServer = ({ state, arrival }: OutboxRow): boolean =>
  faults.unsentStays(state === 'set_aside' && Boolean(arrival?.receipt));

/** Puts the parcel in the place of what it holds, in one transaction; what another tab changed meanwhile stays out of it. */
async function exchange(
  evidence: EvidenceDb,
  contents: Contents,
  parcel: Omit<Parcel, 'epoch'>,
): Promise<void> {
  const { events, aside, drafts } = contents;
  const stores = ['events', 'outbox', 'sent', 'drafts', 'put_away', 'kv'] as const;
  await evidence.write([...stores], async (tx) => {
    const outbox = tx.objectStore('outbox');
    const held = new Map(aside.map((row) => [row.id, row]));
    const now = new Map((await outbox.getAll()).map((row) => [row.id, row]));
    const epoch = (await tx.objectStore('kv').get('epoch')) ?? null;
    const leave = events.filter(({ id }) => {
      const row = now.get(id);
      return row ? held.has(id) && isOnTheServer(row) : true;
    });
    const kept = await Promise.all(drafts.map(({ id }) => tx.objectStore('drafts').get(id)));
    const same = drafts.filter((draft, at) => kept[at]?.changed_at === draft.changed_at);
    await Promise.all([
      faults.parcelAfterwards(evidence, { ...parcel, epoch }) ||
        tx.objectStore('put_away').add({ ...parcel, epoch }),
      ...leave.map(({ id }) => tx.objectStore('events').delete(id)),
      ...leave.map(({ id }) => tx.objectStore('sent').delete(id)),
      ...leave.map(({ kid, seq }) => outbox.delete([kid, seq])),
      ...same.map(({ id }) => tx.objectStore('drafts').delete(id)),
    ]);
  });
}

/** Opens what was put away and puts it back; what these keys do not open stays put away. */
export function takeOut(evidence: EvidenceDb, keys: CryptoKey[]): Promise<void> {
  return inTurn(`ruqi-copy-${evidence.officer}`, async () => {
    if ((await evidence.run((db) => db.count('put_away'))) === 0) return;
    const [numbers, parcels] = await evidence.run((db) => {
      const { store } = db.transaction('put_away');
      return Promise.all([store.getAllKeys(), store.getAll()]);
    });
    for (const [at, parcel] of parcels.entries()) {
      const secret = await unlock(parcel.lock, keys);
      if (!secret) continue;
      const contents = JSON.parse(await openText(secret, parcel.locked)) as Contents;
      await putBack(evidence, numbers[at]!, parcel, contents);
    }
  });
}

async function putBack(
  evidence: EvidenceDb,
  number: number,
  parcel: Parcel,
  { events, sent, aside, drafts }: Contents,
): Promise<void> {
  const stores = ['events', 'outbox', 'sent', 'drafts', 'put_away', 'kv'] as const;
  await evidence.write([...stores], async (tx) => {
    const [outbox, kv] = [tx.objectStore('outbox'), tx.objectStore('kv')];
    // what is there by now is later than what was put away
    const there = {
      sent: new Set(await tx.objectStore('sent').getAllKeys()),
      outbox: new Set((await outbox.getAll()).map(({ id }) => id)),
      drafts: new Set(await tx.objectStore('drafts').getAllKeys()),
    };
    const rows = aside.filter(({ id }) => !there.outbox.has(id) && !there.sent.has(id));
    const confirmed = sent.filter(({ id }) => !there.sent.has(id));
    const forms = drafts.filter(({ id }) => !there.drafts.has(id));
    await Promise.all([
      ...events.map((event) => tx.objectStore('events').put(event)),
      ...confirmed.map((row) => tx.objectStore('sent').put(row)),
      ...rows.map((row) => outbox.put(row)),
      ...forms.map((draft) => tx.objectStore('drafts').put(draft)),
      tx.objectStore('put_away').delete(number),
    ]);
    // the server was restored meanwhile: it is asked again what it has of all this
    const epoch = (await kv.get('epoch')) ?? null;
    if (parcel.epoch !== null && parcel.epoch !== epoch) await kv.put(parcel.epoch, 'epoch');
  });
}

/** Deletes all that is the officer's here, for good. False, and nothing is done, where the phone alone has a record. */
export function forget(evidence: EvidenceDb): Promise<boolean> {
  const stores = ['chains', 'heads', 'events', 'outbox', 'sent', 'drafts', 'kv'] as const;
  return evidence.write([...stores, 'copy_lock', 'put_away'], async (tx) => {
    const outbox = await tx.objectStore('outbox').getAll();
    const has = new Set([
      ...(await tx.objectStore('sent').getAll())
        .filter(({ receipt }) => receipt)
        .map(({ id }) => id),
      ...outbox.filter(isOnTheServer).map(({ id }) => id),
    ]);
    const ids = await tx.objectStore('events').getAllKeys();
    const waits = outbox.some((row) => !isOnTheServer(row)) || ids.some((id) => !has.has(id));
    if (waits) return false;
    await Promise.all([...tx.objectStoreNames].map((name) => tx.objectStore(name).clear()));
    return true;
  });
}

function lockOf(evidence: EvidenceDb): Promise<CopyLock | undefined> {
  return evidence.run((db) => db.get('copy_lock', 'lock'));
}
