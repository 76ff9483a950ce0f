/**
 * The only place in the app that reads the time.
 *
 * A demo server hands its offset to the phone once; from then on "now" is the demonstration's time, also offline.
 * Tokens, cookies and waiting go by real time and never ask `now`.
 */
let demoOffsetMs: number | null = null;
/** Told when the offset changes: what is on the screen was the other time's. */
const moved = new Set<() => void>();

/** Names this page's life: monotonic times can be compared within one session only. */
const session = crypto.randomUUID();

export const clock = {
  session,
  /** Milliseconds since 1970 by the wall clock, moved by the demo's offset. */
  now: (): number => Date.now() + (demoOffsetMs ?? 0),
  /** Milliseconds by the monotonic clock of this page. It stands still while the phone sleeps. */
  monotonic: (): number => performance.now(),
  /** Milliseconds since 1970 by the phone, never moved: to compare with what HTTP says. */
  real: (): number => Date.now(),
  /** Whether this phone shows a demonstration's time, which every sealed record then says. */
  isDemo: (): boolean => demoOffsetMs !== null,
  demoOffset: (): number => demoOffsetMs ?? 0,
  /** As the server's probe said; null on a real server. */
  setDemoOffset(ms: number | null): void {
    demoOffsetMs = ms;
    moved.forEach((tell) => tell());
  },
  /** Calls `tell` whenever the demo's offset is set. Returns how to stop. */
  onMoved(tell: () => void): () => void {
    moved.add(tell);
    return () => moved.delete(tell);
  },
};

/** RFC 3339 with milliseconds, in UTC. */
export function rfc3339(ms: number): string {
  return new Date(ms).toISOString();
}

const HOUR_MS = 3_600_000;

/** YYYY-MM-DD of an instant, in civil time: UTC+8 in all of China, whatever zone the phone is set to. */
export function civilDate(at: number): string {
  return new Date(at + 8 * HOUR_MS).toISOString().slice(0, 10);
}

/** Milliseconds since 1970 of an RFC 3339 text; null if it is none. */
export function instant(text: string | null): number | null {
  if (text === null) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}
