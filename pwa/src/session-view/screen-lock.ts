/**
 * Locks the screens with a PIN, apart from signing out: on opening and after some minutes in the background. It hides
 * the screens and nothing else: records go on being sent, and nothing is ever deleted, however often a PIN is wrong.
 */
import { shallowRef, watch } from 'vue';
import type { Session } from '@/api/session';
import { clock } from '@/clock';
import type { DeviceDb } from '@/db/device';
import type { OnOpening } from '@/db/opening';
import { fitsPin, hashPin, PIN, type KeptPin } from '@/db/pin';
import { Failure } from '@/failure';
import type { LockPort, LockState } from '@/ports';

/** A telephone call at the door, a look at another app; not a phone left lying on a table over lunch. */
const BACKGROUND_MS = 5 * 60_000;

/** A wet thumb is wrong a few times. */
const FREE_TRIES = 5;

/** After each wrong try beyond those: at the last, four digits take months, and by then the phone's key is revoked. */
const WAITS_S = [30, 60, 120, 300, 900];

const OPEN: LockState = { set: false, locked: false, wait: 0 };

export class Lock {
  readonly state = shallowRef<LockState>(OPEN);
  private ticking: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly session: Session,
    private readonly device: DeviceDb,
  ) {}

  /** Begins locked where whoever is here set a PIN. */
  load({ pins }: OnOpening): void {
    const kept = this.pinIn(pins);
    this.state.value = { ...OPEN, set: kept !== null, locked: kept !== null };
    // by the page's own clock: setting the phone's forward does not shorten it, and opening the app anew begins it again
    if (kept) this.wait(kept.wrong);
    watch(this.session.person, (now, before) => {
      // signing in with the password opens; another person has another PIN
      if (now?.id !== before?.id) void this.open().catch(() => undefined);
    });
  }

  lock(): void {
    if (this.state.value.set) this.set({ locked: true });
  }

  async setPin(pin: string): Promise<void> {
    const { person } = this;
    if (!PIN.test(pin) || person === null) throw new Failure('invalid', 'no PIN');
    await this.device.keepPin(person, await hashPin(pin));
    await this.open();
  }

  /** Tries a PIN. True: it was right, and the app is open. */
  async unlock(pin: string): Promise<boolean> {
    const { person } = this;
    const kept = await this.kept();
    if (person === null || kept === null) return true;
    if (this.state.value.wait > 0) return false;
    // counted before it is looked at: killing the app in between wins no try
    const wrong = kept.wrong + 1;
    await this.device.keepPin(person, { ...kept, wrong });
    if (await fitsPin(pin, kept)) {
      await this.device.keepPin(person, { ...kept, wrong: 0 });
      this.set({ locked: false });
      return true;
    }
    this.wait(wrong);
    return false;
  }

  async removePin(pin: string): Promise<boolean> {
    const right = await this.unlock(pin);
    if (right && this.person !== null) await this.device.keepPin(this.person, null);
    if (right) await this.open();
    return right;
  }

  /** Takes a forgotten PIN away from whoever knows the password. */
  async lift(login: string, password: string): Promise<void> {
    const before = this.person;
    const { id } = await this.session.signIn(login, password);
    if (id === before) await this.device.keepPin(id, null);
    await this.open();
  }

  private get person(): string | null {
    return this.session.person.value?.id ?? null;
  }

  private async kept(): Promise<KeptPin | null> {
    return this.pinIn(await this.device.get('pins'));
  }

  private pinIn(all: Record<string, KeptPin> | undefined): KeptPin | null {
    return (this.person !== null && all?.[this.person]) || null;
  }

  private async open(): Promise<void> {
    this.wait(0);
    this.state.value = { ...OPEN, set: (await this.kept()) !== null };
  }

  private wait(wrong: number): void {
    clearInterval(this.ticking);
    const over = wrong - FREE_TRIES;
    const seconds = over < 0 ? 0 : (WAITS_S[Math.min(over, WAITS_S.length - 1)] ?? 0);
    const until = clock.monotonic() + seconds * 1000;
    this.set({ wait: seconds });
    if (seconds === 0) return;
    this.ticking = setInterval(() => {
      const left = Math.max(0, Math.ceil((until - clock.monotonic()) / 1000));
      this.set({ wait: left });
      if (left === 0) clearInterval(this.ticking);
    }, 1000);
  }

  private set(change: Partial<LockState>): void {
    this.state.value = { ...this.state.value, ...change };
  }
}

export function lockPort(lock: Lock): LockPort {
  return {
    state: lock.state,
    minutes: BACKGROUND_MS / 60_000,
    set: (pin) => lock.setPin(pin),
    unlock: (pin) => lock.unlock(pin),
    remove: (pin) => lock.removePin(pin),
    lift: (login, password) => lock.lift(login, password),
  };
}

/** Locks what comes back into view after it was away for long. */
export function lockInBackground(lock: Lock): void {
  let left: { real: number; monotonic: number } | null = null;
  document.addEventListener('visibilitychange', () => {
    const now = { real: clock.real(), monotonic: clock.monotonic() };
    if (document.hidden) left = now;
    else if (left) {
      // one clock stands still while the phone sleeps, the other can be set back
      const away = Math.max(now.real - left.real, now.monotonic - left.monotonic);
      if (away >= BACKGROUND_MS) lock.lock();
    }
  });
}
