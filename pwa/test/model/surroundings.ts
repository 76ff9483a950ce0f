/**
 * Several phones in one process, and each sees its own clocks, storage and locks only: whatever a page does, its timers
 * and the answers that it waits for among it, runs in that page's own surroundings.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import 'fake-indexeddb/auto';
import type { Locks } from './locks';

export interface Surroundings {
  now: () => number;
  monotonic: () => number;
  storage: IDBFactory;
  /** Undefined where the browser has none. */
  locks: Pick<Locks, 'request'> | undefined;
}

const around = new AsyncLocalStorage<Surroundings>();

const real = { now: Date.now, monotonic: performance.now.bind(performance) };

/** The time outside of all phones: the server's. */
export const trueNow = (): number => real.now();
export const trueMonotonic = (): number => real.monotonic();

export function within<T>(surroundings: Surroundings, work: () => T): T {
  return around.run(surroundings, work);
}

/** What is no phone's: the network, a person's hand. */
export function outside<T>(work: () => T): T {
  return around.exit(work);
}

/** Once a process: what the app asks of the browser is answered by whose page asks. */
export function keepApart(): void {
  Date.now = () => (around.getStore()?.now ?? real.now)();
  performance.now = () => (around.getStore()?.monotonic ?? real.monotonic)();
  silenceTheDead();
  const channel = globalThis.BroadcastChannel;
  const asked = {
    indexedDB: () => {
      const own = around.getStore();
      if (!own) throw new Error('storage was asked for outside of every phone');
      return own.storage;
    },
    navigator: () => {
      const own = around.getStore();
      return own && { locks: own.locks, userAgent: 'model' };
    },
    // pages of one phone find each other's work on the disk, as where a browser has no channel
    BroadcastChannel: () => (around.getStore() ? undefined : channel),
  };
  for (const [name, get] of Object.entries(asked)) {
    Object.defineProperty(globalThis, name, { get, configurable: true });
  }
}

/** What a page had begun when it died is undone, and nobody is left who would hear so. */
function silenceTheDead(): void {
  const event = 'unhandledRejection';
  const told = process.listeners(event);
  process.removeAllListeners(event);
  process.on(event, (reason, promise) => {
    const undone = reason as { name?: string; detail?: string } | null;
    if (undone?.name === 'AbortError' || undone?.detail === 'AbortError') return;
    for (const tell of told) tell(reason, promise);
  });
}
