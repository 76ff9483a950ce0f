import { account } from './account';
import { administrator } from './administrator';
import { enterprise } from './enterprise';
import { failure } from './failure';
import { officer } from './officer';
import { organManager } from './organ-manager';
import { quarantine } from './quarantine';
import { records } from './records';
import { registration } from './registration';
import { scan } from './scan';
import { supervisor } from './supervisor';
import { ui } from './ui';
import { verdict } from './verdict';

/** Words that several roles read come first, then each role's own. */
export const zh = {
  ...ui,
  ...failure,
  ...verdict,
  ...records,
  ...registration,
  ...quarantine,
  ...scan,
  ...account,
  ...officer,
  ...organManager,
  ...supervisor,
  ...enterprise,
  ...administrator,
} as const;

export type Key = keyof typeof zh;
/** A catalogue has every key and no other. */
export type Catalogue = Record<Key, string>;
/** What another language has to say for one part of this one. */
export type Same<Part> = Record<keyof Part, string>;
