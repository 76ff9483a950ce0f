/** What a phone has on its disk. */
import type { OutboxRow, SealedEvent, SentRow } from '@/db/evidence';
import type { Device } from './device';

export interface OnDisk {
  events: SealedEvent[];
  outbox: OutboxRow[];
  sent: SentRow[];
  certificates: string[];
}

export async function onDisk(device: Device): Promise<OnDisk> {
  const page = await device.page();
  const { evidence } = page.in(() => page.phone.all.officer());
  return page.in(() =>
    evidence.run(async (db) => ({
      events: await db.getAll('events'),
      outbox: await db.getAll('outbox'),
      sent: await db.getAll('sent'),
      certificates: (await db.getAll('chains')).flatMap(({ certificate }) => certificate ?? []),
    })),
  );
}
