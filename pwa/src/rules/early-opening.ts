/** Opens what the person who is here has pulled before the page comes to ask for it: the page's own modules take longer to load. */
import { DeviceDb } from '@/db/device';
import { onOpening } from '@/db/opening';
import type { Region } from './region';

/** Says nothing to the page, which opens what is right by itself: where the person has changed meanwhile, or nothing was opened here. */
export async function openEarly(region: Region): Promise<void> {
  const device = new DeviceDb();
  try {
    const { person, pulled } = await onOpening(device);
    const current = (person && pulled?.[person.id]?.current) ?? null;
    if (current !== null) await region.show(current);
  } finally {
    device.close();
  }
}
