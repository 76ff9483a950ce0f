/// <reference lib="webworker" />
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import * as faults from '@/faults';
import { SHARE_TARGET } from '@/scan/share-target';
import { receiveSharedPicture } from '@/scan/shared-picture';
import { answerDoor, asksForDoor } from './door-address';

declare const self: ServiceWorkerGlobalScope;

// One version of the app, whole or not at all: when an asset is missing the install fails and the old version goes on.
faults.wholeInstall(addPlugins);
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

registerRoute(asksForDoor, ({ request }) => answerDoor(self, request));
// The server's own pages are never ours to answer: the API, what else stands below a door code's address, the health check.
const SERVERS_OWN = [/^\/api\//, /^\/c\//i, /^\/healthz$/];
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: SERVERS_OWN }),
);

// What another app shares comes as a form to an address of the app; the server never sees it.
registerRoute(SHARE_TARGET.path, ({ request }) => receiveSharedPicture(request), 'POST');

faults.apiPastWorker(self, registerRoute);

// On the first install the open page is taken over, so that it works when the signal goes in the next minute.
// Later versions wait until the person asks for them: a draft may be open.
faults.updateWaits(self);
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (typeof message === 'object' && message !== null && 'type' in message) {
    if (message.type === 'SKIP_WAITING') void self.skipWaiting();
  }
});

// Background sync is a hint. The worker does not push by itself: the queue's order, its retries and the proof by the key
// are the page's, and two that push would need one lock. So it only wakes the pages that are open; where none is, the
// records go up when the app is opened next.
self.addEventListener('sync', (event) => (event as ExtendableEvent).waitUntil(wake()));

async function wake(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage({ type: 'WAKE' });
}
