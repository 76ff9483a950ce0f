/** Notes on the device who arrives and who leaves, and strikes from it what those who are not here left. */
import type { Person } from '@/ports';
import type { DeviceDb, DeviceValues, Leftover, Values } from './device';

/** Somebody signed in, or their session goes on: the cookie is theirs. */
export function noteArrival(device: DeviceDb, person: Person): Promise<void> {
  return device.change(async (kv) => {
    await kv.put(person, 'person');
    await kv.put(false, 'session_to_end');
  });
}

/** Somebody signed out. From this write on nobody is here, whatever is cut off after it. */
export function noteDeparture(device: DeviceDb): Promise<void> {
  return device.change(async (kv) => {
    await kv.put(null, 'person');
    await kv.put(null, 'recent');
    await kv.put(null, 'last_today');
    await kv.put(true, 'session_to_end');
  });
}

/** Whether this is who was noted last (null: that somebody left). A storage that was cleared since says nothing against anybody. */
export async function isNoted(device: DeviceDb, who: string | null): Promise<boolean> {
  const kept = await device.get('person');
  return kept === undefined || (kept?.id ?? null) === who;
}

/**
 * Strikes what others than `here` left: what was shown to them, where their pulled data are, and what they said of the app and the server has. Returns the databases that are to be deleted.
 */
export function strike(device: DeviceDb, here: string | undefined): Promise<Leftover[]> {
  return device.change(async (kv) => {
    const pulled = (await read(kv, 'pulled')) ?? {};
    const feedback = (await read(kv, 'feedback')) ?? {};
    const before = (await read(kv, 'leftover')) ?? [];
    const shown = await read(kv, 'last_today');
    if (shown && shown.person !== here) await kv.put(null, 'last_today');
    const others = Object.entries(pulled).filter(([officer]) => officer !== here);
    const left = others.flatMap(([officer, { current, shadow }]) =>
      [current, shadow].flatMap((name) => (name ? [{ officer, name }] : [])),
    );
    for (const [person, all] of Object.entries(feedback)) {
      const waiting = all.filter(({ state }) => state === 'waiting');
      if (person === here || waiting.length === all.length) continue;
      await kv.put(Object.assign(feedback, { [person]: waiting }), 'feedback');
    }
    if (others.length === 0) return before;
    const leftover = [...before, ...left];
    await kv.put(leftover, 'leftover');
    await kv.put(here && pulled[here] ? { [here]: pulled[here] } : {}, 'pulled');
    return leftover;
  });
}

/** A database is gone: nothing is left of it to delete. */
export function noteDeleted(device: DeviceDb, name: string): Promise<void> {
  return device.change(async (kv) => {
    const all = (await read(kv, 'leftover')) ?? [];
    await kv.put(
      all.filter((one) => one.name !== name),
      'leftover',
    );
  });
}

/** An officer's copy was deleted: this phone has nothing of theirs to send, and asks for no PIN of theirs. */
export function forgetOfficer(device: DeviceDb, officer: string): Promise<void> {
  return device.change(async (kv) => {
    const without = <T>(all: Record<string, T> | undefined): Record<string, T> =>
      Object.fromEntries(Object.entries(all ?? {}).filter(([id]) => id !== officer));
    const officers = (await read(kv, 'officers')) ?? [];
    await kv.put(
      officers.filter((id) => id !== officer),
      'officers',
    );
    await kv.put(without(await read(kv, 'pins')), 'pins');
    await kv.put(without(await read(kv, 'feedback')), 'feedback');
  });
}

function read<K extends keyof DeviceValues>(
  kv: Values,
  key: K,
): Promise<DeviceValues[K] | undefined> {
  return kv.get(key) as Promise<DeviceValues[K] | undefined>;
}
