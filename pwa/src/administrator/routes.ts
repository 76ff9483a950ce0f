/** Pages of administrators. */
import { ENTRY, page, pagesOf, tab } from '@/page';

const ADMINISTRATOR = ['administrator'] as const;
const of = pagesOf(() => import('.'));

export const ADMINISTRATOR_PAGES = [
  page(
    'unknown-codes',
    '/codes/unknown',
    ADMINISTRATOR,
    'title.unknown_codes',
    of('UnknownCodesPage'),
    tab('tab.unknown_codes', 'code'),
  ),
  page(
    'door-codes',
    '/codes/doors',
    ADMINISTRATOR,
    'title.door_codes',
    of('DoorCodesPage'),
    tab('tab.door_codes', 'search'),
  ),
  page('merge', '/enterprises/merge', ADMINISTRATOR, 'title.merge', of('MergePage'), ENTRY),
  page('audit-trail', '/audit', ADMINISTRATOR, 'title.audit', of('AuditTrailPage'), ENTRY),
];
