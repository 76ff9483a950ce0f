/** Tells what of the due lines is done: the organ has inspected all their matters there since their first day. */
import { rfc3339 } from '@/clock';
import type { DoneErrand, TodayView } from '@/ports';
import type { Line } from './due-lines';
import type { Gist } from './history';
import { packsFor, type Asking, type Parts } from './judge-visit';
import { announcedCategories } from './packs';
import { registrationIn } from './registrations';
import { instantOf, type VisitFact } from './visit-facts';

/** A screenful and more; what was done before is among the organ's records. */
const MAX_DONE_SHOWN = 20;

export interface Done {
  line: Line;
  enterprise: string;
  /** The one that did it, of several the latest. */
  visit: VisitFact;
}

/** Parts the lines into those still to do, in their order, and those done, the latest first. */
export function partDone(
  parts: Parts,
  asking: Asking,
  lines: Line[],
): { undone: Line[]; done: Done[] } {
  const visitsFor = visitsForLines(parts, asking);
  const undone: Line[] = [];
  const done: Done[] = [];
  for (const line of lines) {
    // of a visit it is not known for which item for any enterprise it was, nor how many such an item asks for
    const { enterprise } = line;
    const visit = enterprise && lastToComplete(visitsFor(enterprise, line), line.matters);
    if (enterprise && visit) done.push({ line, enterprise, visit });
    else undone.push(line);
  }
  return { undone, done: done.sort((a, b) => instantOf(b.visit) - instantOf(a.visit)) };
}

/** Finds the organ's visits that may be what a line announced: inspections on its matters that count, since its first day. */
function visitsForLines(
  parts: Parts,
  asking: Asking,
): (enterprise: string, line: Line) => VisitFact[] {
  const { history, book } = parts;
  const packOf = packsFor(parts, asking);
  const announced = book.packs.map(({ json }) => announcedCategories(json));
  const isInspectionSince = (visit: Gist, enterprise: string, from: string) => {
    const pack = packOf(enterprise);
    if (!announced[pack]!.has(visit.category)) return false;
    return book.engine.date(pack, instantOf(visit)) >= from;
  };
  return (enterprise, { matters, from }) =>
    history.fittingAt(
      enterprise,
      (visit) =>
        visit.organ === asking.organ &&
        !visit.void &&
        visit.matters.some((matter) => matters.includes(matter)) &&
        isInspectionSince(visit, enterprise, from),
    );
}

/** The latest of the visits, where all together have inspected these matters. */
function lastToComplete(visits: VisitFact[], matters: string[]): VisitFact | null {
  if (visits.length === 0) return null;
  const inspected = new Set(visits.flatMap((visit) => visit.matters));
  if (!matters.every((matter) => inspected.has(matter))) return null;
  return visits.reduce((a, b) => (instantOf(b) > instantOf(a) ? b : a));
}

export function latestDone(parts: Parts, asking: Asking, done: Done[]): TodayView['done'] {
  const latest = done.slice(0, MAX_DONE_SHOWN).map((one) => shown(parts, asking, one));
  return { count: done.length, latest };
}

function shown(parts: Parts, asking: Asking, { line, enterprise, visit }: Done): DoneErrand {
  const { key, matters } = line;
  return {
    key,
    enterprise: parts.directory.nameOf(enterprise) ?? enterprise,
    matters: matters.map((id) => parts.directory.matter(id)),
    record: visit.id,
    at: rfc3339(instantOf(visit)),
    outcome_missing: isOutcomeMissing(parts, asking, visit),
  };
}

/** Only who sealed the registration tells its outcome: here or on another phone, as the server told the registration back. */
function isOutcomeMissing({ store, history }: Parts, { officer }: Asking, visit: VisitFact) {
  const pulled = registrationIn(store, visit.id);
  const told = visit.told === true || (pulled?.outcomes ?? []).length > 0;
  return !told && (history.isOwn(visit.id) || pulled?.officers[0]?.id === officer);
}
