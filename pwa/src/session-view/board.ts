/** Holds what the screens see of the sync: its status, and every record that the server has not confirmed. */
import { shallowRef } from 'vue';
import type { PulledState } from '@/db/device';
import type { LocalEvent } from '@/db/local-events';
import type { DeskAnswer, SyncStatus } from '@/ports';

const BEGINNING: SyncStatus = {
  link: 'connecting',
  asOf: null,
  unsent: 0,
  others: 0,
  unreadable: false,
  storageSilent: false,
  setAside: 0,
  fill: null,
  incomplete: false,
  signInNeeded: false,
  upgradeRequired: false,
  packRefused: false,
  demo: false,
};

/** While records go up in batches, they are read again this often; with thousands less often, so much for each. */
const REFRESH_MS = 500;
const REFRESH_A_RECORD_MS = 0.2;

/** What is read on opening takes a second on a slow phone; what takes so long is stuck behind another page. */
const STORAGE_PATIENCE_MS = 8_000;

/** Since when own records that were sent are surely pulled, too (ms); 0: none are. */
export function recordsAsOf({ asOf, incomplete }: SyncStatus): number {
  return incomplete ? 0 : (asOf ?? 0);
}

export class Board {
  readonly status = shallowRef<SyncStatus>(BEGINNING);
  /** The signed-in officer's, oldest first; null until the phone has looked. */
  readonly unsent = shallowRef<LocalEvent[] | null>(null);
  /** Ids of records that are on their way just now. */
  readonly sending = shallowRef<ReadonlySet<string>>(new Set());
  /** What the desk said of records that were held or set aside, by hash. */
  readonly deskAnswers = shallowRef<ReadonlyMap<string, DeskAnswer>>(new Map());
  /** When the next try is due (the app's clock, ms); null: as soon as there is signal. */
  readonly nextTry = shallowRef<number | null>(null);
  private refreshing: ReturnType<typeof setTimeout> | undefined;
  /** How the line stands. The screens hear of it once the outbox was read: "in sync" says that nothing waits. */
  private link: SyncStatus['link'] = BEGINNING.link;

  set(asked: Partial<SyncStatus>): void {
    const now = this.status.value;
    this.link = asked.link ?? this.link;
    const wasRead = this.unsent.value !== null || (asked.unreadable ?? now.unreadable);
    const link = wasRead || this.link === 'offline' ? this.link : BEGINNING.link;
    const change = { ...asked, link };
    const changed = Object.entries(change).some(([key, is]) => now[key as keyof SyncStatus] !== is);
    if (changed) this.status.value = { ...now, ...change };
  }

  /** Forgets the person before: another is signed in. */
  forget(): void {
    this.unsent.value = null;
    this.deskAnswers.value = new Map();
    this.set({ asOf: null, incomplete: false, signInNeeded: false, packRefused: false });
  }

  /** Adds what was sealed just now and has read back: its page shows it, and need not wait until all is read again. */
  add(sealed: LocalEvent): void {
    const all = this.unsent.value;
    const isKnown = all?.some(({ event }) => event.id === sealed.event.id) ?? true;
    if (all && !isKnown && sealed.row) this.setUnsent([...all, sealed]);
  }

  /** Where the storage does not answer, that is said, and what was known before stays. */
  async read(unsent: () => Promise<LocalEvent[]>): Promise<LocalEvent[]> {
    try {
      const all = await unsent();
      this.setUnsent(all);
      this.set({ unreadable: false });
      return all;
    } catch (error) {
      this.set({ unreadable: true });
      throw error;
    }
  }

  /** Waits for what is read on opening, however long; where that is too long, the frame says so. */
  async opened(reading: Promise<void>): Promise<void> {
    const late = setTimeout(() => this.set({ storageSilent: true }), STORAGE_PATIENCE_MS);
    try {
      await reading;
    } finally {
      clearTimeout(late);
      this.set({ storageSilent: false });
    }
  }

  /** Notes what was pulled last, and how much of it there is. */
  setPulled({ as_of, incomplete }: PulledState): void {
    this.set({ asOf: as_of, incomplete: incomplete ?? false });
  }

  /** Notes what is on its way; what has arrived is read again from time to time. */
  noteSending(ids: string[], refresh: () => Promise<void>): void {
    this.sending.value = new Set(ids);
    this.refreshing ??= setTimeout(() => {
      this.refreshing = undefined;
      void refresh().catch(() => undefined);
    }, this.goodFor());
  }

  /** How long what was read may be shown before it is read again, ms. */
  private goodFor(): number {
    return Math.max(REFRESH_MS, (this.unsent.value?.length ?? 0) * REFRESH_A_RECORD_MS);
  }

  setDeskAnswers(answers: ReadonlyMap<string, DeskAnswer>): void {
    this.deskAnswers.value = answers;
    this.count();
  }

  private setUnsent(all: LocalEvent[]): void {
    this.unsent.value = all;
    this.count();
  }

  private count(): void {
    const all = this.unsent.value ?? [];
    const aside = all.filter(({ row }) => row?.state === 'set_aside');
    // what was refused is settled: it stays to be looked at, and asks for nothing
    const refused = aside.filter(
      ({ event }) => this.deskAnswers.value.get(event.hash)?.state === 'refused',
    );
    this.set({ unsent: all.length - aside.length, setAside: aside.length - refused.length });
  }
}
