/** Says in the language chosen what a visit is made of: organ, category, ground, matters, officers. */
import { locale, t } from '@/locales';
import type { EnterpriseVisit } from '@/ports';

const zh = () => locale.value === 'zh';
export const organOf = (visit: EnterpriseVisit): string =>
  zh() ? visit.organ_name : visit.organ_name_en || visit.organ_name;
export const categoryOf = (visit: EnterpriseVisit): string =>
  zh() ? visit.category_zh : visit.category_en;
export const groundOf = (visit: EnterpriseVisit): string | null =>
  zh() ? visit.ground_zh : visit.ground_en;
export const mattersOf = (visit: EnterpriseVisit): string =>
  visit.matters.map((one) => (zh() ? one.name : one.name_en)).join(t('list.separator'));
export const officersOf = (visit: EnterpriseVisit): string =>
  visit.officers
    .map((one) => (one.certificate ? `${one.name}（${one.certificate}）` : one.name))
    .join(t('list.separator'));
export const namesOf = (visit: EnterpriseVisit): string =>
  visit.officers.map((one) => one.name).join(t('list.separator'));
export const yesNo = (known: boolean | null): string | null =>
  known === null ? null : known ? t('yes') : t('no');
/** What came of it, in one word. */
export const resultOf = (visit: EnterpriseVisit): string =>
  visit.outcome ? t(`outcome.result.${visit.outcome.result}`) : t('visits.outcome.none');
