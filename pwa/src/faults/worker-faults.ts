/** What the service worker does without a defence. */
import type { addPlugins } from 'workbox-precaching';
import type { registerRoute } from 'workbox-routing';

/** Without: a part that did not come is kept as the part. */
export function wholeInstall(add: typeof addPlugins): void {
  if (__WITHOUT__ !== 'whole-install') return;
  add([{ cacheWillUpdate: async ({ response }) => response }]);
}

/** Without: the worker answers calls to the server. */
export function apiPastWorker(
  worker: ServiceWorkerGlobalScope,
  register: typeof registerRoute,
): void {
  if (__WITHOUT__ !== 'api-past-worker') return;
  register(
    ({ url }) => url.pathname.startsWith('/api/'),
    ({ request }) => worker.fetch(request),
    'POST',
  );
}

/** Without: a later build takes the page over at once. */
export function updateWaits(worker: ServiceWorkerGlobalScope): void {
  if (__WITHOUT__ === 'update-waits') void worker.skipWaiting();
}
