import { shallowRef } from 'vue';
import {
  createRouter,
  createWebHistory,
  type RouteComponent,
  type Router,
  type RouterHistory,
} from 'vue-router';
import type { PlainKey } from './locales';
import type { Person, Role } from './ports';

/** `public`: without an account. `anyone`: whoever is signed in. */
export type Audience = readonly Role[] | 'public' | 'anyone';

export interface Place {
  name: string;
  path: string;
  audience: Audience;
  title: PlainKey;
  page: () => Promise<RouteComponent>;
  /** A tab of the bottom bar, with its sign and its word; pages without one lead back. */
  /** An entry on the page "me": what is not done every day. */
  entry?: true;
  tab?: { word: PlainKey; sign: 'today' | 'search' | 'scan' | 'unsent' | 'list' | 'code' | 'me' };
}

// One chunk for each role: what an officer needs comes at once, a desk's pages never reach the phone's first screen.
const account = () => import('./account');
const officer = () => import('./officer');
const enterprise = () => import('./enterprise');
const manager = () => import('./organ-manager');
const supervisor = () => import('./supervisor');
const administrator = () => import('./administrator');

const OFFICER = ['officer'] as const;
const ENTERPRISE = ['enterprise'] as const;
const DESK = ['manager', 'supervisor'] as const;
const ADMIN = ['administrator'] as const;
const PEOPLE = ['manager', 'administrator'] as const;
const OFFICE = ['manager', 'supervisor', 'administrator'] as const;

/** Every page there is: who may see it, what it is called. The order of tabs is the order here. */
export const PLACES: readonly Place[] = [
  // prettier-ignore
  { name: 'sign-in', path: '/sign-in', audience: 'public', title: 'title.sign_in', page: async () => (await account()).SignInPage },
  // prettier-ignore
  { name: 'link', path: '/link/:token', audience: 'public', title: 'title.link', page: async () => (await account()).LinkPage },
  // prettier-ignore
  { name: 'about', path: '/about', audience: 'public', title: 'title.about', page: async () => (await account()).AboutPage },
  // prettier-ignore
  { name: 'join', path: '/j', audience: 'public', title: 'title.join', page: async () => (await officer()).JoinPage },

  // prettier-ignore
  { name: 'today', path: '/today', audience: OFFICER, title: 'title.today', tab: { word: 'tab.today', sign: 'today' }, page: async () => (await officer()).TodayPage },
  // prettier-ignore
  { name: 'search', path: '/search', audience: OFFICER, title: 'title.search', tab: { word: 'tab.search', sign: 'search' }, page: async () => (await officer()).SearchPage },
  // prettier-ignore
  { name: 'scan', path: '/scan', audience: OFFICER, title: 'title.scan', tab: { word: 'tab.scan', sign: 'scan' }, page: async () => (await officer()).ScanPage },
  // prettier-ignore
  { name: 'precheck', path: '/enterprise/:id', audience: OFFICER, title: 'title.precheck', page: async () => (await officer()).PrecheckPage },
  // prettier-ignore
  { name: 'visit', path: '/visit/:draft', audience: OFFICER, title: 'title.visit', page: async () => (await officer()).VisitPage },
  // prettier-ignore
  { name: 'sealed', path: '/sealed/:id', audience: OFFICER, title: 'title.sealed', page: async () => (await officer()).SealedPage },
  // prettier-ignore
  { name: 'unsent', path: '/unsent', audience: OFFICER, title: 'title.unsent', tab: { word: 'tab.unsent', sign: 'unsent' }, page: async () => (await officer()).UnsentPage },
  // prettier-ignore
  { name: 'records', path: '/records', audience: OFFICER, title: 'title.records', entry: true, page: async () => (await officer()).RecordsPage },
  // prettier-ignore
  { name: 'record', path: '/records/:id', audience: OFFICER, title: 'title.record', page: async () => (await officer()).RecordPage },

  // prettier-ignore
  { name: 'visits', path: '/visits', audience: ENTERPRISE, title: 'title.visits', tab: { word: 'tab.visits', sign: 'list' }, page: async () => (await enterprise()).VisitsPage },
  // prettier-ignore
  { name: 'enterprise-visit', path: '/visits/:id', audience: ENTERPRISE, title: 'title.enterprise_visit', page: async () => (await enterprise()).EnterpriseVisitPage },

  // prettier-ignore
  { name: 'registrations', path: '/registrations', audience: DESK, title: 'title.registrations', tab: { word: 'tab.registrations', sign: 'list' }, page: async () => (await supervisor()).RegistrationsPage },
  // prettier-ignore
  { name: 'aside', path: '/aside', audience: DESK, title: 'title.aside', entry: true, page: async () => (await supervisor()).AsidePage },
  // prettier-ignore
  { name: 'devices', path: '/devices', audience: PEOPLE, title: 'title.devices', entry: true, page: async () => (await manager()).DevicesPage },
  // prettier-ignore
  { name: 'sealed-file', path: '/sealed-file', audience: OFFICE, title: 'title.sealed_file', entry: true, page: async () => (await manager()).SealedFilePage },

  // prettier-ignore
  { name: 'unknown-codes', path: '/codes/unknown', audience: ADMIN, title: 'title.unknown_codes', tab: { word: 'tab.unknown_codes', sign: 'code' }, page: async () => (await administrator()).UnknownCodesPage },
  // prettier-ignore
  { name: 'door-codes', path: '/codes/doors', audience: ADMIN, title: 'title.door_codes', tab: { word: 'tab.door_codes', sign: 'search' }, page: async () => (await administrator()).DoorCodesPage },
  // prettier-ignore
  { name: 'merge', path: '/enterprises/merge', audience: ADMIN, title: 'title.merge', entry: true, page: async () => (await administrator()).MergePage },

  // prettier-ignore
  { name: 'me', path: '/me', audience: 'anyone', title: 'title.me', tab: { word: 'tab.me', sign: 'me' }, page: async () => (await account()).MePage },
  // prettier-ignore
  { name: 'feedback', path: '/feedback', audience: 'anyone', title: 'title.feedback', page: async () => (await account()).FeedbackPage },
];

const HOME: Record<Role, string> = {
  officer: 'today',
  manager: 'registrations',
  supervisor: 'registrations',
  enterprise: 'visits',
  administrator: 'unknown-codes',
};

export function homeOf(person: Person | null): string {
  const held = person?.roles[0];
  return held ? HOME[held.role] : person ? 'me' : 'sign-in';
}

export function mayOpen(place: Place, person: Person | null): boolean {
  if (place.audience === 'public') return true;
  if (!person) return false;
  if (place.audience === 'anyone') return true;
  const audience = place.audience;
  return person.roles.some((held) => audience.includes(held.role));
}

export function tabsOf(person: Person | null): Place[] {
  return person ? PLACES.filter((place) => place.tab && mayOpen(place, person)) : [];
}

/** What "me" leads to for this person. */
export function entriesOf(person: Person | null): Place[] {
  return PLACES.filter((place) => place.entry && mayOpen(place, person));
}

export const placeNamed = (name: unknown): Place | undefined =>
  PLACES.find((place) => place.name === name);

/** The address of a page that could not be fetched: without signal before the app was kept, or of a version that is gone. */
export const unreached = shallowRef<string | null>(null);

/** Starts fetching the page of this address: it travels while the phone's memory is read. */
export function warm(address: string): void {
  const place = PLACES.find(({ path }) =>
    new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(address),
  );
  // a page that does not come is asked for again, and missed aloud, when the router opens it
  place?.page().catch(() => undefined);
}

/** What is not for this person leads home; a page that needs an account comes back after signing in. */
export function makeRouter(
  person: () => Person | null,
  history: RouterHistory = createWebHistory(),
): Router {
  const router = createRouter({
    history,
    routes: [
      ...PLACES.map(({ name, path, page }) => ({ name, path, component: page })),
      {
        path: '/:rest(.*)*',
        name: 'elsewhere',
        redirect: () => ({ name: homeOf(person()), params: {} }),
      },
    ],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  router.beforeEach((to) => {
    const place = placeNamed(to.name);
    if (!place || mayOpen(place, person())) return true;
    if (person()) return { name: homeOf(person()) };
    return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
  });
  router.onError((_error, to) => (unreached.value = to.fullPath));
  router.afterEach((_to, _from, failed) => {
    if (!failed) unreached.value = null;
  });
  return router;
}
