/** Who somebody is, as facts: name, certificate, and the place of each role. */
import { t } from '@/locales';
import type { Person, RoleGrant } from '@/ports';

export interface Fact {
  word: string;
  is: string | null;
}

export function heldFacts(person: Person): Fact[] {
  const until = person.certificate?.until;
  return [
    { word: t('me.name'), is: person.name },
    { word: t('me.certificate'), is: person.certificate?.number ?? null },
    { word: t('me.certificate.until'), is: until ?? null },
    ...person.roles.map((held) => ({ word: t(`role.${held.role}`), is: placeOf(held) })),
  ];
}

function placeOf(held: RoleGrant): string {
  switch (held.role) {
    case 'officer':
    case 'manager':
      return held.organ_name;
    case 'supervisor':
      return held.region_name;
    case 'enterprise':
      return held.enterprise_name;
    case 'administrator':
      return t('role.administrator.place');
  }
}
