/** Pages of an enterprise. */
import { page, pagesOf, tab } from '@/page';

const ENTERPRISE = ['enterprise'] as const;
const of = pagesOf(() => import('.'));

export const ENTERPRISE_PAGES = [
  page(
    'visits',
    '/visits',
    ENTERPRISE,
    'title.visits',
    of('VisitsPage'),
    tab('tab.visits', 'list'),
  ),
  page(
    'enterprise-visit',
    '/visits/:id',
    ENTERPRISE,
    'title.enterprise_visit',
    of('EnterpriseVisitPage'),
  ),
];
