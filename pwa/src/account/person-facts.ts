/** Lists facts of a person: name, certificate, and what each role is for. */
import { t } from '@/locales';
import type { Person, RoleGrant } from '@/ports';
import type { Fact } from '@/ui/Facts.vue';

export function personFacts(person: Person): Fact[] {
  const until = person.certificate?.until;
  return [
    { word: t('me.name'), is: person.name },
    { word: t('me.certificate'), is: person.certificate?.number ?? null },
    { word: t('me.certificate.until'), is: until ?? null },
    ...person.roles.map((grant) => ({ word: t(`role.${grant.role}`), is: scopeOf(grant) })),
  ];
}

/** What a role is for: an organ, a region, an enterprise, everything. */
export function scopeOf(grant: RoleGrant): string {
  switch (grant.role) {
    case 'officer':
    case 'manager':
      return grant.organ_name;
    case 'supervisor':
      return grant.region_name;
    case 'enterprise':
      return grant.enterprise_name;
    case 'administrator':
      return t('role.administrator.place');
  }
}
