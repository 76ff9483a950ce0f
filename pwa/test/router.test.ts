import { createMemoryHistory } from 'vue-router';
import { expect, test } from 'vitest';
import { homeOf, mayOpen, tabsOf } from '@/page-access';
import type { Person, Role, RoleGrant } from '@/ports';
import { ROLES } from '@/ports/account';
import { makeRouter, PAGES, unreached } from '@/router';

const GRANTS: Record<Role, RoleGrant> = {
  officer: { role: 'officer', organ: 'o', organ_name: 'O', level: 'city', region: '430200' },
  manager: { role: 'manager', organ: 'o', organ_name: 'O', level: 'city', region: '430200' },
  supervisor: { role: 'supervisor', region: '430200', region_name: 'R' },
  enterprise: { role: 'enterprise', enterprise: 'e', enterprise_name: 'E' },
  administrator: { role: 'administrator' },
};
const person = (...roles: Role[]): Person => ({
  id: 'p',
  name: 'P',
  roles: roles.map((role) => GRANTS[role]),
  certificate: null,
});

async function reached(who: Person | null, address: string): Promise<string> {
  const router = makeRouter(() => who, createMemoryHistory());
  // the pages themselves are not opened here: only where the table leads
  router.getRoutes().forEach((route) => {
    if (route.components?.['default']) route.components['default'] = { render: () => null };
  });
  await router.push(address);
  return String(router.currentRoute.value.name);
}

test('names and paths are unique', () => {
  expect(new Set(PAGES.map((page) => page.name)).size).toBe(PAGES.length);
  expect(new Set(PAGES.map((page) => page.path)).size).toBe(PAGES.length);
});

test.each(PAGES)('the page $name is there', async ({ component }) => {
  expect(await component()).toBeDefined();
});

test.each(ROLES)('a %s comes home to a page of its own, and sees it among its tabs', (role) => {
  const home = homeOf(person(role));
  const page = PAGES.find((one) => one.name === home);
  expect(page && mayOpen(page, person(role))).toBe(true);
  expect(tabsOf(PAGES, person(role)).map((one) => one.name)).toContain(home);
});

test.each(ROLES)('a page that is not for a %s leads home', async (role) => {
  for (const page of PAGES.filter((one) => !mayOpen(one, person(role)))) {
    const address = page.path.replace(/:\w+/g, 'x');
    expect(await reached(person(role), address)).toBe(homeOf(person(role)));
  }
});

test('without an account only public pages open, and the wish is kept', async () => {
  for (const page of PAGES) {
    const name = await reached(null, page.path.replace(/:\w+/g, 'x'));
    expect(name).toBe(page.audience === 'public' ? page.name : 'sign-in');
  }
});

test('somebody with two roles has the tabs of both', () => {
  const tabs = tabsOf(PAGES, person('officer', 'manager')).map((one) => one.name);
  expect(tabs).toEqual(['today', 'search', 'scan', 'unsent', 'registrations', 'me']);
});

test('an address that nobody knows leads home', async () => {
  expect(await reached(person('officer'), '/nothing/here')).toBe('today');
  expect(await reached(null, '/nothing/here')).toBe('sign-in');
});

test('a page that cannot be fetched is said, and forgotten once another opens', async () => {
  const router = makeRouter(() => person('officer'), createMemoryHistory());
  for (const route of router.getRoutes())
    if (route.components?.['default'])
      route.components['default'] =
        route.name === 'search'
          ? () => Promise.reject(new TypeError('no signal'))
          : { render: () => null };
  await router.push('/search').catch(() => undefined);
  expect(unreached.value).toBe('/search');
  await router.push('/today');
  expect(unreached.value).toBeNull();
});
