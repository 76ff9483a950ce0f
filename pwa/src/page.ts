/** A page of the app as the router's table has it. Each role's folder lists its own in `routes.ts`. */
import type { Component } from 'vue';
import type { RouteComponent } from 'vue-router';
import type { PlainKey } from './locales';
import type { Role } from './ports';

/** `public`: without an account. `anyone`: whoever is signed in. */
export type Audience = readonly Role[] | 'public' | 'anyone';

export interface Page {
  name: string;
  path: string;
  audience: Audience;
  title: PlainKey;
  component: () => Promise<RouteComponent>;
  /** A tab of the bottom bar, with its sign and its word; pages without one lead back. */
  tab?: { word: PlainKey; sign: 'today' | 'search' | 'scan' | 'unsent' | 'list' | 'code' | 'me' };
  /** An entry on the page "me": what is not done every day. */
  entry?: true;
}

export function page(
  name: string,
  path: string,
  audience: Audience,
  title: PlainKey,
  component: Page['component'],
  reached: Pick<Page, 'tab' | 'entry'> = {},
): Page {
  return { name, path, audience, title, component, ...reached };
}

/** How a page is reached besides by a link: by a tab of the bottom bar, or by an entry on "me". */
export const tab = (word: PlainKey, sign: NonNullable<Page['tab']>['sign']) => ({
  tab: { word, sign },
});
export const ENTRY = { entry: true } as const;

/** One chunk for each role: what an officer needs comes at once, a desk's pages never reach the phone's first screen. */
export const pagesOf =
  (chunk: () => Promise<{ pages: Record<string, Component> }>) =>
  (name: string) =>
  async (): Promise<RouteComponent> => {
    const { pages } = await chunk();
    const found = pages[`./${name}.vue`];
    if (!found) throw new Error(`there is no page ${name}`);
    return found;
  };
