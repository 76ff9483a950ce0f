/** Keeps the beginning of a person's list of today, as it was shown last, without verdicts. */
import type { Person, TodayView } from '@/ports';
import type { DeviceDb } from './device';

export interface LastTodayKept {
  person: string;
  view: TodayView;
}

/** Where the person has left meanwhile, nothing is kept. */
export function keepToday(
  device: DeviceDb,
  person: string,
  last: LastTodayKept | null,
): Promise<void> {
  return device.change(async (kv) => {
    const here = (await kv.get('person')) as Person | null | undefined;
    if (here?.id === person) await kv.put(last, 'last_today');
  }, 'relaxed');
}
