/** Today's list, in every word that it can have. */
import type * as P from '@/ports';
import { enterprises, matters, verdicts } from './data';

const errands: P.Errand[] = (['clear', 'caution', 'violation', 'twice'] as const).map(
  (key, at) => ({
    key: `E${at}`,
    plan: at === 1 ? null : `P${at}`,
    filing: at === 1 ? `P${at}` : null,
    enterprise: enterprises[at] ?? null,
    matters: matters.slice(0, 1 + (at % 2)),
    to: '2026-03-31',
    verdict: verdicts[key],
  }),
);

export function todayOf(only: P.TodayWord | null, due = errands): P.TodayView {
  const wordOf = ({ verdict }: P.Errand) => verdict?.verdict ?? 'not_evaluated';
  const counts = { clear: 0, caution: 0, violation: 0, not_evaluated: 0 };
  for (const errand of due) counts[wordOf(errand)] += 1;
  return { counts, errands: due.filter((one) => only === null || wordOf(one) === only) };
}

export function dueAt(of: string): P.DueLine[] {
  return errands.filter(({ enterprise }) => enterprise?.id === of);
}
