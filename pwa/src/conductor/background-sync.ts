/**
 * Wakes the sync by the browser's background sync, where it has one: a hint that the signal is back, which an open app
 * out of view may get sooner than by its own retries. Nothing relies on it: without it the retries do the same, later.
 */
import { watch, type Ref } from 'vue';
import type { SyncStatus } from '@/ports';

/** One-shot: asked for anew whenever something is sealed. */
const SYNC_TAG = 'ruqi-push';

/** What the service worker says to every open page. */
const WAKE_MESSAGE = 'WAKE';

/** Chromium's; not in TypeScript's library. */
type Registration = ServiceWorkerRegistration & {
  sync?: { register(tag: string): Promise<void> };
};

/** Returns how to stop. */
export function wakeBySync(
  turn: () => void,
  status: Readonly<Ref<SyncStatus>>,
  worker: ServiceWorkerContainer | undefined,
): () => void {
  if (!worker) return () => undefined;
  const heard = ({ data }: MessageEvent<{ type?: unknown } | null>) => {
    if (data?.type === WAKE_MESSAGE) turn();
  };
  worker.addEventListener('message', heard);
  const unwatch = watch(
    () => status.value.unsent,
    (unsent) => void (unsent > 0 && ask(worker)),
    { immediate: true },
  );
  return () => {
    worker.removeEventListener('message', heard);
    unwatch();
  };
}

async function ask(worker: ServiceWorkerContainer): Promise<void> {
  try {
    const registration: Registration | undefined = await worker.getRegistration();
    await registration?.sync?.register(SYNC_TAG);
  } catch {
    // refused, as in a private window: the retries go on
  }
}
