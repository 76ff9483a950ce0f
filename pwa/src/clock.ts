/**
 * The only place in the app that reads the time.
 *
 * A demo server hands its offset to the phone once; from then on "now" is the demonstration's time, also offline.
 * Tokens and cookies go by real time and never ask here.
 */
let demoOffsetMs = 0;

export const clock = {
  /** Milliseconds since 1970 by the wall clock, moved by the demo's offset. */
  now: (): number => Date.now() + demoOffsetMs,
  /** Milliseconds by the monotonic clock of this page. It stands still while the phone sleeps. */
  monotonic: (): number => performance.now(),
  demoOffset: (): number => demoOffsetMs,
  setDemoOffset(ms: number): void {
    demoOffsetMs = ms;
  },
};
