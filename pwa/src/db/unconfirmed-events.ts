/** Reads the events of one officer that the server has not confirmed, from as much of the storage as still answers. */
import { earliest } from './arrival';
import type { EvidenceDb, SealedEvent } from './evidence';

export interface Unconfirmed {
  /** In the order of their chains. */
  events: SealedEvent[];
  certificates: string[];
  /** The earliest receipts, of what the server has had: it may not count, or be offered again. */
  receipts: Record<string, string>;
}

/**
 * Reads all that an export holds. `remembered` is what this page had read before: it stands in where the database has
 * died since. Too much is given rather than too little, for the server knows what it has. Rejects with `storage` only
 * where nothing can be read.
 */
export async function unconfirmed(
  evidence: EvidenceDb,
  remembered: SealedEvent[],
): Promise<Unconfirmed> {
  const all = evidence
    .run((db) => db.getAll('events'))
    .catch((error: unknown) => {
      if (remembered.length === 0) throw error;
      return remembered;
    });
  const [events, outbox, sent, chains] = await Promise.all([
    all,
    evidence.run((db) => db.getAll('outbox')).catch(() => []),
    evidence.run((db) => db.getAll('sent')).catch(() => []),
    evidence.chains().catch(() => []),
  ]);
  const waiting = new Map(outbox.map((row) => [row.id, row.arrival]));
  const confirmed = new Map(sent.map((row) => [row.id, row]));
  // a record that is in neither lost its row with half of the storage: nobody has confirmed it
  const mine = events.filter(({ id }) => waiting.has(id) || !confirmed.has(id));
  return {
    events: mine.sort((a, b) => (a.kid === b.kid ? a.seq - b.seq : a.kid < b.kid ? -1 : 1)),
    certificates: chains.flatMap(({ certificate }) => certificate ?? []),
    receipts: Object.fromEntries(
      mine.flatMap(({ id }) => {
        const { receipt } = earliest(confirmed.get(id), waiting.get(id));
        return receipt ? [[id, receipt]] : [];
      }),
    ),
  };
}
