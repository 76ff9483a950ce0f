/** Names the enterprise of a record: its name is not known here where it is of another region, and it is none while its code is unknown. */
import { t } from '@/locales';

export function enterpriseName(enterprise: { name: string } | null): string {
  if (!enterprise) return t('unknown.title');
  return enterprise.name || t('unknown.elsewhere');
}
