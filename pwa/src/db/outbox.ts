/** Keeps the outbox: read in the chains' order, and filled again after the server was restored. */
import { clock } from '@/clock';
import { earliest } from './arrival';
import type { EvidenceDb, OutboxRow, SealedEvent } from './evidence';

/** What was sent is kept this long, to be offered again after the server was restored from an older backup. */
const SENT_KEPT_MS = 90 * 24 * 3600 * 1000;

/** So many events are pruned at a time: opening the app must not wait for it. */
const EVENTS_PRUNED_AT_ONCE = 500;

/** So many rows are taken over from the browser at a time: the screen answers in between. */
const ROWS_AT_ONCE = 500;

/** Lists every outbox row of one moment, in the order of the chains. */
export function outboxRows(evidence: EvidenceDb): Promise<OutboxRow[]> {
  return evidence.run(async (db) => {
    const { store } = db.transaction('outbox');
    const parts: OutboxRow[][] = [];
    let range: IDBKeyRange | null = null;
    for (;;) {
      const part: OutboxRow[] = await store.getAll(range, ROWS_AT_ONCE);
      parts.push(part);
      const last = part[ROWS_AT_ONCE - 1];
      if (!last) return parts.flat();
      range = IDBKeyRange.lowerBound([last.kid, last.seq], true);
    }
  });
}

/** Lists the rows that still have to be offered, in the order of their chains. */
export async function toOffer(evidence: EvidenceDb): Promise<OutboxRow[]> {
  const rows = await outboxRows(evidence);
  return rows.filter((row) => row.state !== 'set_aside');
}

/** Counts those rows. Most often there are none: then nothing is read. */
export async function waitingCount(evidence: EvidenceDb): Promise<number> {
  const rows = await evidence.run((db) => db.count('outbox'));
  return rows === 0 ? 0 : (await toOffer(evidence)).length;
}

export interface Offered {
  event: SealedEvent;
  /** The earliest receipt, where the server told one: if it was restored since, it knows no first arrival. */
  receipt: string | null;
}

export function loadOffered(evidence: EvidenceDb, rows: OutboxRow[]): Promise<Offered[]> {
  const ids = rows.map(({ id }) => id).sort();
  const [first, last] = [ids[0], ids.at(-1)];
  if (first === undefined || last === undefined) return Promise.resolve([]);
  return evidence.run(async (db) => {
    const tx = db.transaction(['events', 'outbox', 'sent']);
    const sent = tx.objectStore('sent');
    // most often none was: one read says so
    const confirmed = new Set(await sent.getAllKeys(IDBKeyRange.bound(first, last)));
    const found = await Promise.all(
      rows.map(async ({ id, kid, seq }) => {
        const event = await tx.objectStore('events').get(id);
        // as it is by now: an answer that another tab got may have told of an arrival
        const arrival = (await tx.objectStore('outbox').get([kid, seq]))?.arrival;
        const first = confirmed.has(id) ? await sent.get(id) : null;
        return event ? { event, receipt: earliest(first, arrival).receipt } : null;
      }),
    );
    return found.filter((one) => one !== null);
  });
}

/**
 * Puts back into the outbox what this phone has of a chain after number `after`: the server says that it does not
 * have it. A restored server may have lost what it had set aside, too, and that a desk accepted some of it: its desk is
 * to see that again. Returns how many.
 * `epoch` is kept in the same transaction, so that a cut cannot lose the need for it.
 */
export function offerAgain(
  evidence: EvidenceDb,
  heads: Record<string, number>,
  epoch: string,
): Promise<number> {
  return evidence.write(['events', 'outbox', 'sent', 'kv'], async (tx) => {
    const outbox = tx.objectStore('outbox');
    let count = 0;
    const offer = async ({ id, kid, seq }: SealedEvent): Promise<void> => {
      if (await outbox.getKey([kid, seq])) return;
      await outbox.put({ id, kid, seq, state: 'waiting', why: null, words: null });
      count++;
    };
    for (const [kid, after] of Object.entries(heads)) {
      const range = IDBKeyRange.bound([kid, after + 1], [kid, Number.MAX_SAFE_INTEGER]);
      const events = await tx.objectStore('events').index('chain').getAll(range);
      for (const event of events) await offer(event);
    }
    const before = await tx.objectStore('kv').get('epoch');
    if (before !== undefined && before !== epoch) {
      const aside = (await outbox.getAll()).filter((row) => row.state === 'set_aside');
      for (const row of aside) await outbox.put({ ...row, state: 'waiting' });
      count += aside.length;
      const accepted = (await tx.objectStore('sent').getAll()).filter((row) => row.was_aside);
      for (const { id } of accepted) {
        const event = await tx.objectStore('events').get(id);
        if (event) await offer(event);
      }
    }
    await tx.objectStore('kv').put(epoch, 'epoch');
    return count;
  });
}

/** Puts records that were set aside back among those that are sent: the server takes them now. */
export function offerOnceMore(
  evidence: EvidenceDb,
  events: { event: SealedEvent }[],
): Promise<void> {
  return evidence.write(['outbox'], async (tx) => {
    for (const { event } of events) {
      const row = await tx.objectStore('outbox').get([event.kid, event.seq]);
      if (row) await tx.objectStore('outbox').put({ ...row, state: 'waiting' });
    }
  });
}

/**
 * Forgets what the server confirmed long ago by its own clock, `serverNow` (ms): the phone's may be years off, or put
 * right by years. The chain's head is kept apart and stays.
 */
export function prune(evidence: EvidenceDb, serverNow: number): Promise<void> {
  return evidence.write(['events', 'sent'], async (tx) => {
    const mayBeOld = IDBKeyRange.upperBound(clock.now() - SENT_KEPT_MS);
    const rows = await tx
      .objectStore('sent')
      .index('sent_at')
      .getAll(mayBeOld, EVENTS_PRUNED_AT_ONCE);
    const old = rows.filter(({ received_at }) => {
      return received_at !== null && Date.parse(received_at) <= serverNow - SENT_KEPT_MS;
    });
    const gone = old.flatMap(({ id }) => [
      tx.objectStore('events').delete(id),
      tx.objectStore('sent').delete(id),
    ]);
    await Promise.all(gone);
  });
}
