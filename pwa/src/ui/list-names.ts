/**
 * Gathers the names that came with a list of visits: enough for the ids in its messages, which speak of visits in the
 * list.
 */
import type { EnterpriseVisit, RegistrationView } from '@/ports';
import type { Names } from './names';

export function namesSeen(visits: (EnterpriseVisit | RegistrationView)[]): Names {
  return {
    organs: new Map(
      visits.map((visit) => [
        visit.organ,
        {
          zh: visit.organ_name,
          en: ('organ_name_en' in visit && visit.organ_name_en) || visit.organ_name,
        },
      ]),
    ),
    matters: new Map(
      visits.flatMap((visit) =>
        visit.matters.map(({ id, name, name_en }) => [id, { zh: name, en: name_en || name }]),
      ),
    ),
  };
}
