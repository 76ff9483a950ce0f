/** First arrivals, as phones have been told of them: each holds to the end, whatever the server is put back to meanwhile. */
import { openDB } from 'idb';
import { expect } from 'vitest';
import type { Arrival } from '@/db/arrival';
import type { OutboxRow, SentRow } from '@/db/evidence';
import type { Device } from './device';
import { payloadOf } from './events';
import { within, type Surroundings } from './surroundings';

export class Arrivals {
  private readonly told = new Map<string, number>();

  /** Reads what is on the phones' disks now, whatever their pages do. */
  async note(devices: Device[]): Promise<void> {
    for (const { disk } of devices) {
      const named = (await disk.databases()).map(({ name }) => name!);
      for (const name of named.filter((one) => one.startsWith('ruqi-evidence-'))) {
        const db = await within({ storage: disk } as Surroundings, () => openDB(name));
        const [outbox, sent]: [OutboxRow[], SentRow[]] = await Promise.all([
          db.getAll('outbox'),
          db.getAll('sent'),
        ]);
        db.close();
        for (const { id, arrival } of outbox) this.hear(id, arrival);
        for (const row of sent) this.hear(row.id, row);
      }
    }
  }

  /** The arrival that a phone ends with. */
  holds(id: string, arrival: Arrival | undefined): void {
    const at = timeOf(arrival);
    expect(at, `${id} has no receipt`).not.toBeNull();
    expect(at, `${id} arrived later than its phone was told`).toBeLessThanOrEqual(
      this.told.get(id) ?? Infinity,
    );
  }

  private hear(id: string, arrival: Arrival | undefined): void {
    const at = timeOf(arrival);
    if (at !== null) this.told.set(id, Math.min(at, this.told.get(id) ?? Infinity));
  }
}

function timeOf(arrival: Arrival | undefined): number | null {
  if (!arrival?.receipt) return null;
  return Date.parse(payloadOf<{ received_at: string }>(arrival.receipt).received_at);
}
