/** Pages of the organ's manager. Administrators open them as well, and any office takes a sealed file in. */
import { ENTRY, page, pagesOf } from '@/page';

const PEOPLE = ['manager', 'administrator'] as const;
const OFFICE = ['manager', 'supervisor', 'administrator'] as const;
const of = pagesOf(() => import('.'));

export const ORGAN_MANAGER_PAGES = [
  page('devices', '/devices', PEOPLE, 'title.devices', of('DevicesPage'), ENTRY),
  page('sealed-file', '/sealed-file', OFFICE, 'title.sealed_file', of('SealedFilePage'), ENTRY),
];
