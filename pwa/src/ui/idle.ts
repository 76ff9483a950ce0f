/** Leaves for later what nobody waits for: after what was asked for is on the screen. */
import { nextTick } from 'vue';

/** A phone that is never idle comes to it after this. */
const LATEST_MS = 500;

/** Does the work when the browser has drawn and has nothing else to do. */
export function whenIdle(work: () => void): void {
  void nextTick(() => {
    // Safari has no such callback: after the next picture will do
    if (typeof requestIdleCallback === 'function')
      requestIdleCallback(work, { timeout: LATEST_MS });
    else setTimeout(work, 50);
  });
}
