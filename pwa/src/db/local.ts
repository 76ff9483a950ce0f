/** What was sealed on this phone, with where it stands: for the screens and for the rules. */
import type { EvidenceDb, OutboxRow, SealedEvent, SentRow } from './evidence';

export interface LocalEvent {
  event: SealedEvent;
  /** In the outbox, or confirmed; neither only where the browser lost half of its storage. */
  row: OutboxRow | null;
  sent: SentRow | null;
}

/** Everything that the server has not confirmed, oldest first. */
export function unsent(evidence: EvidenceDb): Promise<LocalEvent[]> {
  return evidence.run(async (db) => {
    const tx = db.transaction(['outbox', 'events']);
    const rows = await tx.objectStore('outbox').getAll();
    const found = await Promise.all(
      rows.map(async (row) => {
        const event = await tx.objectStore('events').get(row.id);
        return event ? { event, row, sent: null } : null;
      }),
    );
    return found.filter((one) => one !== null).sort(bySealing);
  });
}

/** What was confirmed at or after `since` (the app's clock, ms): a pull from before does not have it yet. */
export function sentSince(evidence: EvidenceDb, since: number): Promise<LocalEvent[]> {
  return evidence.run(async (db) => {
    const tx = db.transaction(['sent', 'events']);
    const rows = await tx
      .objectStore('sent')
      .index('sent_at')
      .getAll(IDBKeyRange.lowerBound(since));
    const found = await Promise.all(
      rows.map(async (sent) => {
        const event = await tx.objectStore('events').get(sent.id);
        return event ? { event, row: null, sent } : null;
      }),
    );
    return found.filter((one) => one !== null).sort(bySealing);
  });
}

export function local(evidence: EvidenceDb, id: string): Promise<LocalEvent | null> {
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

function bySealing(a: LocalEvent, b: LocalEvent): number {
  return a.event.sealed_at - b.event.sealed_at || a.event.seq - b.event.seq;
}
