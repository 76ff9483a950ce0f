/** Says who may open a page, and what follows from it: tabs, entries on "me", the page at which each role comes home. */
import { inject, type InjectionKey } from 'vue';
import type { Page } from './page';
import type { Person, Role } from './ports';

/** The router's table of pages, for a page that leads to others: it imports the table, so no page can import it. */
export const PAGES_KEY: InjectionKey<readonly Page[]> = Symbol('pages');

export function usePages(): readonly Page[] {
  const pages = inject(PAGES_KEY);
  if (!pages) throw new Error('the app was made without its pages');
  return pages;
}

const HOME: Record<Role, string> = {
  officer: 'today',
  manager: 'registrations',
  supervisor: 'registrations',
  enterprise: 'visits',
  administrator: 'unknown-codes',
};

export function homeOf(person: Person | null): string {
  const first = person?.roles[0];
  return first ? HOME[first.role] : person ? 'me' : 'sign-in';
}

export function mayOpen(page: Page, person: Person | null): boolean {
  if (page.audience === 'public') return true;
  if (!person) return false;
  const { audience } = page;
  if (audience === 'anyone') return true;
  return person.roles.some(({ role }) => audience.includes(role));
}

export function tabsOf(pages: readonly Page[], person: Person | null): Page[] {
  return person ? pages.filter((page) => page.tab && mayOpen(page, person)) : [];
}

/** What "me" leads to for this person. */
export function entriesOf(pages: readonly Page[], person: Person | null): Page[] {
  return pages.filter((page) => page.entry && mayOpen(page, person));
}
