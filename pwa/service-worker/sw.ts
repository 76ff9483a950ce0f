/// <reference lib="webworker" />
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;

// One version of the app, whole or not at all: when an asset is missing the install fails and the old version goes on.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// The server's own pages are never ours to answer: the API, a door code's address, the health check.
const SERVERS_OWN = [/^\/api\//, /^\/c\//, /^\/healthz$/];
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: SERVERS_OWN }),
);

// On the first install the open page is taken over, so that it works when the signal goes in the next minute.
// Later versions wait until the person asks for them: a draft may be open.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (typeof message === 'object' && message !== null && 'type' in message) {
    if (message.type === 'SKIP_WAITING') void self.skipWaiting();
  }
});
