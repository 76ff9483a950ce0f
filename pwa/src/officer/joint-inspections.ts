/** Finds who leads a joint inspection (综合查一次) at an enterprise, as far as the phone knows. */
import { t } from '@/locales';
import type { VisitFactView } from '@/ports';

/** A list to choose from is of lately; what was longer ago is no joint inspection of today's. */
const MAX_LEADERS = 12;

/** Lists other organs' registrations that lead a joint inspection, the latest first. */
export function leadersAt(facts: VisitFactView[]): VisitFactView[] {
  return facts
    .filter(({ id, joint, own, void: gone }) => joint === id && !own && !gone)
    .slice(0, MAX_LEADERS);
}

/** Says who leads: the own organ, one that is known, or one whose registration is not on the phone. */
export function jointWords(
  registration: { id: string; joint: string | null },
  facts: VisitFactView[],
): string | null {
  if (registration.joint === null) return null;
  if (registration.joint === registration.id) return t('record.joint.lead');
  const leader = facts.find(({ id }) => id === registration.joint);
  return leader
    ? t('record.joint.led_by', { organ: leader.organ })
    : t('record.joint.led_elsewhere');
}
