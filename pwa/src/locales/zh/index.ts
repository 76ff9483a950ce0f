import { account } from './account';
import { after } from './after';
import { aside } from './aside';
import { desk } from './desk';
import { failure } from './failure';
import { officer } from './officer';
import { scan } from './scan';
import { ui } from './ui';
import { verdict } from './verdict';
import { work } from './work';

export const zh = {
  ...ui,
  ...failure,
  ...verdict,
  ...account,
  ...officer,
  ...after,
  ...aside,
  ...scan,
  ...desk,
  ...work,
} as const;

export type Key = keyof typeof zh;
/** A catalogue has every key and no other. */
export type Catalogue = Record<Key, string>;
/** What another language has to say for one part of this one. */
export type Same<Part> = Record<keyof Part, string>;
