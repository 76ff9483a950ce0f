/** What a phone has on its disk, as the invariant checker reads it (`tests/invariants/src/phone.rs`). */
import type { Chain, Head, OutboxRow, SealedEvent, SentRow } from '@/db/evidence';
import type { Device } from './device';

export interface KeptEvent extends Pick<SealedEvent, 'id' | 'kid' | 'seq' | 'jws' | 'hash'> {
  outbox: OutboxRow | null;
  sent: SentRow | null;
}

export interface OnDisk {
  officer: string;
  epoch: string | null;
  chains: Chain[];
  heads: Head[];
  events: KeptEvent[];
}

export async function onDisk(device: Device): Promise<OnDisk> {
  const page = await device.page();
  const { evidence, id } = page.in(() => page.phone.all.officer());
  return page.in(() =>
    evidence.run(async (db) => {
      const [outbox, sent] = [await db.getAll('outbox'), await db.getAll('sent')];
      const waits = new Map(outbox.map((row) => [row.id, row]));
      const confirmed = new Map(sent.map((row) => [row.id, row]));
      const events = (await db.getAll('events')).map((event) => ({
        ...event,
        outbox: waits.get(event.id) ?? null,
        sent: confirmed.get(event.id) ?? null,
      }));
      return {
        ...{ officer: id, events },
        epoch: (await db.get('kv', 'epoch')) ?? null,
        chains: await db.getAll('chains'),
        heads: await db.getAll('heads'),
      };
    }),
  );
}
