/** Lets one tab seal, push or pull at a time, by Web Locks. Where a browser lacks them, the tables' own checks still hold. */
import * as faults from '@/faults';

function locks(): LockManager | undefined {
  return faults.webLock(typeof navigator === 'undefined' ? undefined : navigator.locks);
}

/** Does the work once no other tab does the same. */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const manager = locks();
  return manager ? await manager.request(name, async () => work()) : work();
}

/** Does the work unless another tab is at it: null then. */
export async function ifFree<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  const manager = locks();
  if (!manager) return work();
  return await manager.request(name, { ifAvailable: true }, async (lock) => (lock ? work() : null));
}
