/** Reads the events that were sealed on this phone, each with its outbox row or the server's confirmation. */
import type { EvidenceDb, OutboxRow, SealedEvent, SentRow } from './evidence';
import { outboxRows } from './outbox';

export interface LocalEvent {
  event: SealedEvent;
  /** In the outbox, or confirmed; neither only where the browser lost half of its storage. */
  row: OutboxRow | null;
  sent: SentRow | null;
}

/**
 * Events that were read before are remembered: they never change, and where ten thousand wait they are not read from the disk each
 * time that a batch of them is sent.
 */
const readBefore = new WeakMap<EvidenceDb, Map<string, SealedEvent>>();

/** Twice what may wait on a phone that was long without signal; beyond it the memory is given back. */
const MAX_EVENTS_REMEMBERED = 20_000;

/** Read at a time, so that the screen answers in between. */
const EVENTS_READ_AT_ONCE = 200;

/** Lists the events that the server has not confirmed, oldest first. */
export async function unsentEvents(evidence: EvidenceDb): Promise<LocalEvent[]> {
  const rows = await outboxRows(evidence);
  const ids = rows.map(({ id }) => id);
  const events = await eventsOf(evidence, ids);
  const found = rows.flatMap((row, at) => {
    const event = events[at];
    return event ? [{ event, row, sent: null }] : [];
  });
  return found.sort((a, b) => bySealing(a.event, b.event));
}

/**
 * Lists the events that were confirmed at or after `since` (the app's clock, ms): a pull from before does not have it
 * yet.
 */
export async function sentSince(evidence: EvidenceDb, since: number): Promise<LocalEvent[]> {
  const range = IDBKeyRange.lowerBound(since);
  const rows = await evidence.run((db) => db.getAllFromIndex('sent', 'sent_at', range));
  const ids = rows.map(({ id }) => id);
  const events = await eventsOf(evidence, ids);
  const found = rows.flatMap((sent, at) => {
    const event = events[at];
    return event ? [{ event, row: null, sent }] : [];
  });
  return found.sort((a, b) => bySealing(a.event, b.event));
}

/** Lists the same events, without what the server said of them. */
export async function eventsSentSince(evidence: EvidenceDb, since: number): Promise<SealedEvent[]> {
  const range = IDBKeyRange.lowerBound(since);
  const ids = await evidence.run((db) => db.getAllKeysFromIndex('sent', 'sent_at', range));
  return (await eventsOf(evidence, ids)).filter((event) => event !== undefined);
}

/** Counts the events of a chain that this phone has before a number. */
export function countBefore(evidence: EvidenceDb, kid: string, seq: number): Promise<number> {
  const range = IDBKeyRange.bound([kid, 1], [kid, seq - 1]);
  return evidence.run((db) => db.countFromIndex('events', 'chain', range));
}

export function findLocalEvent(evidence: EvidenceDb, id: string): Promise<LocalEvent | null> {
  return evidence.run(async (db) => {
    const tx = db.transaction(['events', 'outbox', 'sent']);
    const [event, row, sent] = await Promise.all([
      tx.objectStore('events').get(id),
      tx.objectStore('outbox').index('id').get(id),
      tx.objectStore('sent').get(id),
    ]);
    return event ? { event, row: row ?? null, sent: sent ?? null } : null;
  });
}

/** Finds events by their ids; undefined where the browser has lost one. */
async function eventsOf(evidence: EvidenceDb, ids: string[]): Promise<(SealedEvent | undefined)[]> {
  let known = readBefore.get(evidence);
  if (!known || known.size > MAX_EVENTS_REMEMBERED) readBefore.set(evidence, (known = new Map()));
  const events = known;
  const missing = ids.filter((id) => !events.has(id));
  for (let at = 0; at < missing.length; at += EVENTS_READ_AT_ONCE) {
    const part = missing.slice(at, at + EVENTS_READ_AT_ONCE);
    const found = await evidence.run((db) => {
      const { store } = db.transaction('events');
      return Promise.all(part.map((id) => store.get(id)));
    });
    for (const event of found) if (event) events.set(event.id, event);
  }
  return ids.map((id) => events.get(id));
}

export function bySealing(a: SealedEvent, b: SealedEvent): number {
  return a.sealed_at - b.sealed_at || a.seq - b.seq;
}
