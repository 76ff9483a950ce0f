/** Pages of the supervisor's desk. The organ's manager reads them, too, of the own organ. */
import { ENTRY, page, pagesOf, tab } from '@/page';

const DESK = ['manager', 'supervisor'] as const;
const of = pagesOf(() => import('.'));

export const SUPERVISOR_PAGES = [
  page(
    'registrations',
    '/registrations',
    DESK,
    'title.registrations',
    of('RegistrationsPage'),
    tab('tab.registrations', 'list'),
  ),
  page('aside', '/aside', DESK, 'title.aside', of('AsidePage'), ENTRY),
];
