/** Gathers the app's pages from the roles' tables, and routes to them whoever may open them. */
import { shallowRef } from 'vue';
import { createRouter, createWebHistory, type Router, type RouterHistory } from 'vue-router';
import { ACCOUNT_PAGES } from './account/routes';
import { ADMINISTRATOR_PAGES } from './administrator/routes';
import { ENTERPRISE_PAGES } from './enterprise/routes';
import { OFFICER_PAGES } from './officer/routes';
import { ORGAN_MANAGER_PAGES } from './organ-manager/routes';
import type { Page } from './page';
import { homeOf, mayOpen } from './page-access';
import type { Person } from './ports';
import { SUPERVISOR_PAGES } from './supervisor/routes';

/** Every page there is. The order of tabs and entries is the order here. */
export const PAGES: readonly Page[] = [
  ...OFFICER_PAGES,
  ...ENTERPRISE_PAGES,
  ...SUPERVISOR_PAGES,
  ...ORGAN_MANAGER_PAGES,
  ...ADMINISTRATOR_PAGES,
  ...ACCOUNT_PAGES,
];

export const pageNamed = (name: unknown): Page | undefined =>
  PAGES.find((page) => page.name === name);

/** The address of a page that could not be fetched: without signal before the app was kept, or of a version that is gone. */
export const unreached = shallowRef<string | null>(null);

/** Starts fetching the page of this address: it travels while the phone's memory is read. */
export function warm(address: string): void {
  const page = PAGES.find(({ path }) =>
    new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(address),
  );
  // a page that does not come is asked for again, and missed aloud, when the router opens it
  page?.component().catch(() => undefined);
}

/** What is not for this person leads home; a page that needs an account comes back after signing in. */
export function makeRouter(
  person: () => Person | null,
  history: RouterHistory = createWebHistory(),
): Router {
  const router = createRouter({
    history,
    routes: [
      ...PAGES.map(({ name, path, component }) => ({ name, path, component })),
      {
        path: '/:rest(.*)*',
        name: 'elsewhere',
        redirect: () => ({ name: homeOf(person()), params: {} }),
      },
    ],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  router.beforeEach((to) => {
    const page = pageNamed(to.name);
    if (!page || mayOpen(page, person())) return true;
    if (person()) return { name: homeOf(person()) };
    return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
  });
  router.onError((_error, to) => (unreached.value = to.fullPath));
  router.afterEach((_to, _from, failed) => {
    if (!failed) unreached.value = null;
  });
  return router;
}
