import { createApp, type App } from 'vue';
import type { RouterHistory } from 'vue-router';
import Root from './App.vue';
import { setLocale, startingLocale } from './locales';
import { PAGES_KEY } from './page-access';
import { PORTS, type Ports } from './ports';
import { makeRouter, PAGES } from './router';
import './ui/base.css';
import { listenForInstall } from './ui/install';

/** The app around its ports: the real ones in `main.ts`, others in tests. */
export async function makeApp(ports: Ports, history?: RouterHistory): Promise<App> {
  listenForInstall();
  await setLocale(startingLocale());
  const router = makeRouter(() => ports.account.auth.person.value, history);
  const app = createApp(Root).provide(PORTS, ports).provide(PAGES_KEY, PAGES).use(router);
  // the frame appears with its page; a page that cannot be fetched leaves the frame, which says so
  await router.isReady().catch(() => undefined);
  return app;
}
