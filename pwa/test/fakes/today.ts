/** Today's list, in every word that it can have. */
import type * as P from '@/ports';
import { enterprises, matters, verdicts } from './data';

function brief({ verdict, earliest_date, findings }: P.Verdict): P.Brief {
  const broken = findings
    .filter(({ severity }) => severity === 'violation')
    .map(({ rule }) => rule);
  const quiet = broken.length === 1 && broken[0] === 'quiet_day';
  return { verdict, earliest_date, broken, word: quiet ? 'quiet_day' : verdict };
}

const errands: P.Errand[] = (['clear', 'caution', 'violation', 'twice'] as const).map(
  (key, at) => ({
    key: `E${at}`,
    plan: at === 1 ? null : `P${at}`,
    filing: at === 1 ? `P${at}` : null,
    enterprise: enterprises[at] ?? null,
    matters: matters.slice(0, 1 + (at % 2)),
    to: '2026-03-31',
    verdict: brief(verdicts[key]),
  }),
);

/** One whose outcome was not told, and one of a colleague. */
const doneErrands: P.DoneErrand[] = ([true, false] as const).map((outcome_missing, at) => ({
  key: `D${at}`,
  enterprise: enterprises[at]?.name ?? '',
  matters: matters.slice(0, 1),
  record: `v${at}`,
  at: `2026-03-04T0${8 - at}:52:00+08:00`,
  outcome_missing,
}));

export function todayOf(only: P.TodayWord | null, due = errands): P.TodayView {
  const wordOf = ({ verdict }: P.Errand) => verdict?.word ?? 'not_evaluated';
  const counts = { clear: 0, caution: 0, quiet_day: 0, violation: 0, not_evaluated: 0 };
  for (const errand of due) counts[wordOf(errand)] += 1;
  const done = due.length === 0 ? [] : doneErrands;
  return {
    counts,
    errands: due.filter((one) => only === null || wordOf(one) === only),
    quiet_until: '2026-03-04',
    done: { count: done.length, latest: done },
  };
}

export function dueAt(of: string): P.DueLine[] {
  return errands.filter(({ enterprise }) => enterprise?.id === of);
}

/** Of the matters that are asked for as of those that are due; the last is known to nobody. */
export function foundVerdict(of: string, matters: string[]): P.FoundVerdict | null {
  const errand = errands.find(({ enterprise }) => enterprise?.id === of);
  if (!errand?.verdict || errand === errands.at(-1)) return null;
  const { verdict } = errand;
  if (matters.length > 0 || verdict.verdict !== 'violation') return { ...verdict, of: 'matters' };
  return { ...verdict, earliest_date: null, of: 'any_matters' };
}
