/**
 * Remembers the beginning of today's list as it was last, to be shown while the next is being judged. No verdict is among it:
 * one of another hour may not hold. It goes when the officer signs out.
 */
import type { DeviceDb } from '@/db/device';
import type { LastTodayKept } from '@/db/last-today';
import type { OnOpening } from '@/db/opening';
import type { Person, TodayView } from '@/ports';

/** What fits on a screen. */
const ERRANDS_KEPT = 8;

export class LastToday {
  private kept: LastTodayKept | null = null;

  constructor(private readonly device: DeviceDb) {}

  load({ last_today }: OnOpening): void {
    this.kept = last_today ?? null;
  }

  of(officer: string): TodayView | null {
    return this.kept?.person === officer ? this.kept.view : null;
  }

  /** Keeps the beginning of the whole list; nothing of a list on which nothing is due. */
  note(officer: string, list: TodayView): void {
    const errands = list.errands.slice(0, ERRANDS_KEPT).map((one) => ({ ...one, verdict: null }));
    const view = { ...list, errands, done: { count: 0, latest: [] } };
    const next = errands.length > 0 ? { person: officer, view } : null;
    if (JSON.stringify(next) === JSON.stringify(this.kept)) return;
    this.kept = next;
    void keepToday(this.device, officer, next).catch(() => undefined);
  }

  /** Forgets the person before. */
  forget(): void {
    this.kept = null;
  }
}

/** Keeps it on the disk. Where the person has left meanwhile, nothing is kept. */
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
