/** Finds what is due on a day: the organ's plan items and filings that cover it, one line a visit. */
import type { PulledStore } from '@/db/pulled-store';
import { PLAN_ITEM_COLUMNS } from '@/generated/layout';
import type { Asking, Parts } from './judge-visit';

export interface Due {
  kind: 'plan' | 'filing';
  id: string;
  enterprise: string | null;
  matters: string[];
  from: string;
  to: string;
}

/** `from` is the latest of the first days: a visit before it was for something else. */
export interface Line extends Pick<Due, 'enterprise' | 'matters' | 'from' | 'to'> {
  key: string;
  plan: string | null;
  filing: string | null;
}

/** Lists what covers the date, the soonest to end first; where enterprises are given, what is due at these. */
export function linesOn(
  parts: Parts,
  asking: Asking,
  date: string,
  among: ReadonlySet<string> | null = null,
): Line[] {
  const due = (['filing', 'plan'] as const).flatMap((kind) =>
    dueIn(parts, kind, asking, date, among),
  );
  due.sort((a, b) => (a.to === b.to ? (a.id < b.id ? -1 : 1) : a.to < b.to ? -1 : 1));
  return linesOf(due);
}

/** A plan item and its filing speak of one visit, so they are one line; it is due when its first is. */
export function linesOf(due: Due[]): Line[] {
  const lines = new Map<string, Line>();
  for (const { kind, id, enterprise, matters, from, to } of due) {
    const key = `${enterprise ?? id}|${[...matters].sort().join()}`;
    const line = lines.get(key) ?? { key, plan: null, filing: null, enterprise, matters, from, to };
    line[kind] ??= id;
    if (line.from < from) line.from = from;
    lines.set(key, line);
  }
  return [...lines.values()];
}

/** Every enterprise that a plan item or a filing names, whatever its days. */
export function announcedAt(store: PulledStore): Set<string> {
  const found = new Set<string>();
  for (const table of [store.table('plan_item'), store.table('filing')]) {
    for (const row of table.rows()) {
      const enterprise = table.at<string | null>(row, 'enterprise');
      if (enterprise !== null) found.add(enterprise);
    }
  }
  return found;
}

function dueIn(
  { store }: Parts,
  kind: Due['kind'],
  { organ }: Asking,
  date: string,
  among: ReadonlySet<string> | null,
): Due[] {
  const table = store.table(kind === 'plan' ? 'plan_item' : 'filing');
  const enterprises = store.table('enterprise');
  const found: Due[] = [];
  for (const row of table.rows()) {
    const [id, of, enterprise, matters, from, to] = table.values(row, PLAN_ITEM_COLUMNS) as [
      ...[string, string, string | null, string[]],
      ...[string, string],
    ];
    if (of !== organ || from > date || to < date) continue;
    if (among && !among.has(enterprise ?? '')) continue;
    // an enterprise that left the region is still in an old plan
    if (enterprise !== null && enterprises.row(enterprise) === undefined) continue;
    found.push({ kind, id, enterprise, matters, from, to });
  }
  return found;
}
