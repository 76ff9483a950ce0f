/**
 * Says how long to wait after a failure: exponential with full jitter, for ever. A city's phones must not come back at
 * once.
 */
import * as faults from '@/faults';

const MIN_WAIT_MS = 2_000;
const MAX_WAIT_MS = 15 * 60_000;

export class Backoff {
  private failures = 0;

  /** Milliseconds until the next try, after one that the server did not take. `seconds`: what it asked for itself. */
  next(seconds: number | null, random: () => number = Math.random): number {
    const most = Math.min(MIN_WAIT_MS * 2 ** this.failures, MAX_WAIT_MS);
    // beyond this the power only overflows
    this.failures = Math.min(this.failures + 1, 30);
    const jitter = Math.max(MIN_WAIT_MS, random() * most);
    const asked = faults.retryAfter(seconds);
    return asked === null ? jitter : Math.max(asked * 1000, jitter);
  }

  succeeded(): void {
    this.failures = 0;
  }
}
