/** Says which section of which manual is about a page: by its place, 0 being what stands before the first heading. */
import type { Manual } from './manuals';

type Section = [Manual, number];

export const PAGE_HELP: Record<string, Section> = {
  'sign-in': ['officer', 1],
  link: ['officer', 1],
  about: ['officer', 0],
  me: ['officer', 6],
  security: ['officer', 6],
  feedback: ['officer', 4],
  help: ['officer', 0],
  'shared-picture': ['officer', 3],
  'opened-file': ['desk', 1],
  'unknown-codes': ['desk', 2],
  'door-codes': ['desk', 2],
  merge: ['desk', 2],
  'audit-trail': ['desk', 2],
  visits: ['enterprise', 0],
  'enterprise-visit': ['enterprise', 0],
  join: ['officer', 3],
  today: ['officer', 2],
  search: ['officer', 2],
  scan: ['officer', 3],
  door: ['officer', 3],
  precheck: ['officer', 2],
  visit: ['officer', 3],
  sealed: ['officer', 3],
  unsent: ['officer', 5],
  records: ['officer', 4],
  record: ['officer', 4],
  devices: ['desk', 1],
  'sealed-file': ['desk', 1],
  registrations: ['desk', 1],
  aside: ['desk', 1],
};

/** Of an address that somebody typed: the beginning of the officer's manual. */
export const pageHelp = (page: string): Section => PAGE_HELP[page] ?? ['officer', 0];
