/**
 * Writes unsent records into a file, for a phone that is given up before it meets the server: the office imports it
 * (`docs/SYNC-PROTOCOL.md`, "The sealed file"). The records are the same bytes as the outbox sends.
 */
import { rfc3339 } from '@/clock';
import type { SealedEvent } from '@/db/evidence';
import type { Unconfirmed } from '@/db/unconfirmed-events';
import type { ExportedFile } from '@/ports';

/** An office takes a file up to this size; some room is left for what is not an event. */
const MAX_EVENTS_PER_FILE = 10_000;
const MAX_FILE_BYTES = 60 * 1024 * 1024;

export interface SealedFile {
  format: 'ruqi-sealed';
  version: 1;
  made_at: string;
  events: string[];
  certificates: string[];
  receipts: Record<string, string>;
}

export function filesOf(of: Unconfirmed, now: number): ExportedFile[] {
  const parts = cut(of.events, of.receipts);
  const stamp = `${rfc3339(now).slice(0, 16).replace(/[-:]/g, '')}Z`;
  return parts.map((events, at) => {
    const receipts = events.flatMap(({ id }) => (of.receipts[id] ? [[id, of.receipts[id]]] : []));
    const file: SealedFile = {
      format: 'ruqi-sealed',
      version: 1,
      made_at: rfc3339(now),
      events: events.map(({ jws }) => jws),
      certificates: of.certificates,
      receipts: Object.fromEntries(receipts) as Record<string, string>,
    };
    const part = parts.length > 1 ? `-${at + 1}of${parts.length}` : '';
    const name = `ruqi-unsent-${stamp}${part}.ruqi.json`;
    return { name, text: JSON.stringify(file), records: events.length };
  });
}

function cut(events: SealedEvent[], receipts: Record<string, string>): SealedEvent[][] {
  const parts: SealedEvent[][] = [];
  let bytes = Infinity;
  for (const event of events) {
    const size = event.jws.length + (receipts[event.id]?.length ?? 0) + 64;
    if (bytes + size > MAX_FILE_BYTES || parts.at(-1)!.length >= MAX_EVENTS_PER_FILE) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)!.push(event);
    bytes += size;
  }
  return parts;
}
