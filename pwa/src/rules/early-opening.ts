/** Opens what the person who is here has pulled before the page comes to ask for it: the page's own modules take longer to load. */
import { DeviceDb } from '@/db/device';
import { onOpening } from '@/db/opening';
import type { Region } from './region';

/** Says nothing to the page, which opens what is right by itself: where the person has changed meanwhile, or nothing was opened here. */
export async function openEarly(region: Region): Promise<void> {
  const device = new DeviceDb();
  try {
    const [{ person, pulled }, packs] = await Promise.all([onOpening(device), device.get('packs')]);
    const current = (person && pulled?.[person.id]?.current) ?? null;
    if (current === null) return;
    await region.show(current);
    // their signatures were good when they were kept
    region.setPacks(packs ?? []);
    // nobody waits for it: the rules may still be on their way
    void region.warmToday().catch(() => undefined);
  } finally {
    device.close();
  }
}
