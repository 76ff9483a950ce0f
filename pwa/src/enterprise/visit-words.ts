/** Says in the language chosen what a visit is made of: organ, category, ground, matters, officers. */
import { listed, locale, t } from '@/locales';
import type { EnterpriseVisit } from '@/ports';

const zh = () => locale.value === 'zh';
export const organOf = (visit: EnterpriseVisit): string =>
  zh() ? visit.organ_name : visit.organ_name_en || visit.organ_name;
export const categoryOf = (visit: EnterpriseVisit): string =>
  zh() ? visit.category_zh : visit.category_en;
export const groundOf = (visit: EnterpriseVisit): string | null =>
  zh() ? visit.ground_zh : visit.ground_en;
export const mattersOf = (visit: EnterpriseVisit): string =>
  listed(visit.matters.map((one) => (zh() ? one.name : one.name_en)));
export const officersOf = (visit: EnterpriseVisit): string =>
  listed(
    visit.officers.map(({ name, certificate }) =>
      certificate ? t('visits.officer', { name, certificate }) : name,
    ),
  );
export const namesOf = (visit: EnterpriseVisit): string =>
  listed(visit.officers.map((one) => one.name));
export const yesNo = (known: boolean | null): string | null =>
  known === null ? null : known ? t('yes') : t('no');
/** What came of it, in one word. */
export const resultOf = (visit: EnterpriseVisit): string =>
  visit.outcome ? t(`outcome.result.${visit.outcome.result}`) : t('visits.outcome.none');
