/** Lists the inspection matters that an officer may choose, what is likely first. */
import type { MatterOption } from '@/ports';
import type { History } from './history';
import type { Asking, Parts } from './judge-visit';
import { registrationsIn } from './registrations';
import { instantOf } from './visit-facts';

/** An officer's latest records say what comes next; the matters of older ones are found with the organ's. */
const RECENT_RECORDS = 5;

type Sources = Pick<Parts, 'store' | 'directory'> & { history: History };

/**
 * Lists what the officer inspected of late, then the organ's own matters, then those that any organ may inspect. An imported
 * list may name no organ: what the organ plans, files and registers is its own all the same.
 */
export function matterOptions(sources: Sources, asking: Asking): MatterOption[] {
  const { all, mine } = recordsOf(sources, asking);
  const recent = [...new Set(mine.slice(0, RECENT_RECORDS).flatMap(({ matters }) => matters))];
  const own = new Set([...announcedBy(sources, asking), ...all.flatMap(({ matters }) => matters)]);
  const options: MatterOption[] = [];
  const table = sources.store.table('matter');
  for (const row of table.rows()) {
    const [id, of] = table.values(row, ['id', 'organ']) as [string, string | null];
    const isOwn = of === asking.organ || own.has(id);
    if (!isOwn && of !== null) continue;
    const group = recent.includes(id) ? 'recent' : isOwn ? 'organ' : 'any';
    options.push({ ...sources.directory.matter(id), group });
  }
  const rank = ({ id, group }: MatterOption) =>
    group === 'recent' ? recent.indexOf(id) : group === 'organ' ? recent.length : Infinity;
  return options.sort((a, b) => {
    const [first, second] = [rank(a), rank(b)];
    return first === second ? (a.id < b.id ? -1 : 1) : first - second;
  });
}

interface Registered {
  at: number;
  matters: string[];
}

/** What the organ has registered as far as the phone knows, and of it what this officer has, the latest first. */
function recordsOf(
  { store, history }: Sources,
  { officer }: Asking,
): Record<'all' | 'mine', Registered[]> {
  const pulled = registrationsIn(store).map(({ at, matters, officers }) => ({
    at: Date.parse(at),
    matters: matters.map(({ id }) => id),
    mine: officers.some(({ id }) => id === officer),
  }));
  const sealed = history.sealedHere.map((visit) => {
    return { at: instantOf(visit), matters: visit.matters, mine: true };
  });
  const all = [...pulled, ...sealed].sort((a, b) => b.at - a.at);
  return { all, mine: all.filter(({ mine }) => mine) };
}

function announcedBy({ store }: Sources, { organ }: Asking): string[] {
  return (['plan_item', 'filing'] as const).flatMap((kind) => {
    const table = store.table(kind);
    return [...table.rows()].flatMap((row) =>
      table.at(row, 'organ') === organ ? table.at<string[]>(row, 'matters') : [],
    );
  });
}
