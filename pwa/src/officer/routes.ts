/** Pages of officers. A leader's screen that somebody else scans leads to a page that is open to all. */
import { ENTRY, page, pagesOf, tab } from '@/page';

const OFFICER = ['officer'] as const;
const of = pagesOf(() => import('.'));

export const OFFICER_PAGES = [
  page('join', '/j', 'public', 'title.join', of('JoinPage')),
  page('today', '/today', OFFICER, 'title.today', of('TodayPage'), tab('tab.today', 'today')),
  page('search', '/search', OFFICER, 'title.search', of('SearchPage'), tab('tab.search', 'search')),
  page('scan', '/scan', OFFICER, 'title.scan', of('ScanPage'), tab('tab.scan', 'scan')),
  page('door', '/door/:code', OFFICER, 'title.visit', of('DoorPage')),
  page('precheck', '/enterprise/:id', OFFICER, 'title.precheck', of('PrecheckPage')),
  page('visit', '/visit/:draft', OFFICER, 'title.visit', of('VisitPage')),
  page('sealed', '/sealed/:id', OFFICER, 'title.sealed', of('SealedPage')),
  page('unsent', '/unsent', OFFICER, 'title.unsent', of('UnsentPage'), tab('tab.unsent', 'unsent')),
  page('records', '/records', OFFICER, 'title.records', of('RecordsPage'), ENTRY),
  page('record', '/records/:id', OFFICER, 'title.record', of('RecordPage')),
];
