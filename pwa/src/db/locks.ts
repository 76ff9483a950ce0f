/** Web Locks: one tab seals, pushes or pulls at a time. Where a browser lacks them, the tables' own checks still hold. */
import * as faults from '@/faults';

function locks(): LockManager | undefined {
  return faults.webLock(typeof navigator === 'undefined' ? undefined : navigator.locks);
}

/** Waits for its turn. */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const manager = locks();
  return manager ? await manager.request(name, async () => work()) : work();
}

/** Leaves it to the tab that is at it: null then. */
export async function ifFree<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  const manager = locks();
  if (!manager) return work();
  return await manager.request(name, { ifAvailable: true }, async (lock) => (lock ? work() : null));
}
