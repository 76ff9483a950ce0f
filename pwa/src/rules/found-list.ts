/** Judges enterprises that were found, each in short, and says nothing where that would not be true. */
import type { Brief, FoundVerdict } from '@/ports';
import { partDone } from './done-lines';
import { judgeAll, todayOf } from './due-list';
import { linesOn } from './due-lines';
import type { Asking, Parts } from './judge-visit';

/** From what may be entered to what may not: of several that are due, the officer may go for the first. */
const MILDEST_FIRST: FoundVerdict['verdict'][] = ['clear', 'caution', 'violation'];

/**
 * Judges a visit to each for these matters; where none are given, for what is due there; and where nothing is, without matters.
 * A matter can only add to what the rules find, so of a visit without any a violation stands, and nothing else is known.
 */
export function judgeFound(
  parts: Parts,
  asking: Asking,
  enterprises: string[],
  matters: string[],
): (FoundVerdict | null)[] {
  const visits = enterprises.map((enterprise) => ({ enterprise, matters }));
  const whole = judgeAll(parts, asking, visits);
  if (matters.length > 0) return whole.map((brief) => brief && { ...brief, of: 'matters' });
  const due = dueAmong(parts, asking, new Set(enterprises));
  return enterprises.map((enterprise, at) => {
    const known = due.get(enterprise);
    if (known) return known;
    const brief = whole[at];
    if (brief?.verdict !== 'violation') return null;
    return { ...brief, earliest_date: null, of: 'any_matters' };
  });
}

/** Judges what is due today at some of these enterprises and is not done. */
function dueAmong(
  parts: Parts,
  asking: Asking,
  enterprises: Set<string>,
): Map<string, FoundVerdict> {
  const among = linesOn(parts, asking, todayOf(parts, asking), enterprises);
  const { undone } = partDone(parts, asking, among);
  const mildest = new Map<string, FoundVerdict>();
  judgeAll(parts, asking, undone).forEach((brief, at) => {
    const enterprise = undone[at]?.enterprise;
    if (!brief || !enterprise) return;
    const before = mildest.get(enterprise);
    if (!before || isMilder(brief, before)) mildest.set(enterprise, { ...brief, of: 'matters' });
  });
  return mildest;
}

function isMilder(one: Brief, other: Brief): boolean {
  const [a, b] = [one, other].map(({ verdict }) => MILDEST_FIRST.indexOf(verdict)) as [
    number,
    number,
  ];
  // without a date there is none soon
  const late = (date: string | null) => date ?? '9999';
  return a === b ? late(one.earliest_date) < late(other.earliest_date) : a < b;
}
