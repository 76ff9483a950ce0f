/** Judging on the phone: one visit with its messages, or the whole of today's list without them. */
import type { PulledStore } from '@/db/store';
import { Failure } from '@/failure';
import type { MatterView, Subject, TodayItem, Verdict } from '@/ports';
import type { Book } from './book';
import type { Directory } from './directory';
import { GRADES, NO_DATE, NUMBERS_A_CANDIDATE, NUMBERS_A_VERDICT } from './engine';

/** For whom and when: the officer's organ, and the app's clock in milliseconds. */
export interface Asking {
  organ: string;
  level: string;
  region: string;
  now: number;
  /** When the data were last brought up to date. */
  asOf: number | null;
  /** Orders the visit among those of the same instant: an id that is newer than all. */
  id: string;
}

export interface PackRef {
  id: string;
  version: number;
  hash: string;
}

export interface Parts {
  store: PulledStore;
  directory: Directory;
  book: Book;
}

/** What judges a visit to this enterprise (null: a code that is none yet) now. */
export function packFor(
  { store, directory, book }: Parts,
  asking: Asking,
  of: string | null,
): number {
  const region = of === null ? null : store.table('enterprise').get<string>(of, 'region');
  const chain = directory.chainOf(region ?? asking.region);
  const pack = book.engine.pack_for(chain, asking.now);
  if (pack === undefined) throw new Failure('rules', 'no pack for this region');
  return pack;
}

/** `fingerprint`: of the code, where no enterprise is known. */
export function judge(
  parts: Parts,
  asking: Asking,
  subject: Subject,
  fingerprint: string | null,
): Verdict {
  const resolved = subject.enterprise !== null;
  const enterprise = subject.enterprise ?? `code:${fingerprint}`;
  const started = subject.started_at === null ? asking.now : Date.parse(subject.started_at);
  const now = Math.min(started, asking.now);
  const pack = packFor(parts, { ...asking, now }, subject.enterprise);
  const visit = {
    id: asking.id,
    enterprise,
    organ: asking.organ,
    level: asking.level,
    category: subject.category,
    matters: subject.matters,
    at: new Date(asking.now).toISOString(),
    started_at: subject.started_at,
    entry: subject.entry,
    joint: subject.joint,
    exemption: subject.exemption,
  };
  const engine = parts.book.about([enterprise], resolved);
  const line = engine.judge_one(pack, JSON.stringify(visit), asking.asOf ?? 0);
  const { verdict, findings, earliest_date } = JSON.parse(line) as Verdict;
  return { verdict, findings, earliest_date };
}

interface Due {
  kind: 'plan' | 'filing';
  id: string;
  enterprise: string | null;
  matters: string[];
  from: string;
  to: string;
}

/** Plan items and filings of the organ that cover today, the soonest to end first. */
export function today(parts: Parts, asking: Asking): TodayItem[] {
  const date = parts.book.engine.date(packFor(parts, asking, null), asking.now);
  const due = [...dueIn(parts, 'filing', asking, date), ...dueIn(parts, 'plan', asking, date)];
  due.sort((a, b) => (a.to === b.to ? (a.id < b.id ? -1 : 1) : a.to < b.to ? -1 : 1));
  const verdicts = judgeAll(parts, asking, due);
  const matters = new Map<string, MatterView>();
  const matter = (id: string): MatterView => {
    const known = matters.get(id) ?? parts.directory.matter(id);
    matters.set(id, known);
    return known;
  };
  return due.map(({ kind, id, enterprise, matters, from, to }, at) => ({
    kind,
    id,
    enterprise: enterprise === null ? null : parts.directory.brief(enterprise),
    matters: matters.map(matter),
    from,
    to,
    verdict: verdicts[at] ?? null,
  }));
}

const DUE_COLUMNS = ['id', 'organ', 'enterprise', 'matters', 'from', 'to'];

function dueIn({ store }: Parts, kind: Due['kind'], { organ }: Asking, date: string): Due[] {
  const table = store.table(kind === 'plan' ? 'plan_item' : 'filing');
  const enterprises = store.table('enterprise');
  const found: Due[] = [];
  for (const row of table.rows()) {
    const [id, of, enterprise, matters, from, to] = table.values(row, DUE_COLUMNS) as [
      ...[string, string, string | null, string[]],
      ...[string, string],
    ];
    if (of !== organ || from > date || to < date) continue;
    // an enterprise that left the region is still in an old plan
    if (enterprise !== null && enterprises.row(enterprise) === undefined) continue;
    found.push({ kind, id, enterprise, matters, from, to });
  }
  return found;
}

type Brief = NonNullable<TodayItem['verdict']>;

function judgeAll(parts: Parts, asking: Asking, due: Due[]): (Brief | null)[] {
  const engine = parts.book.about(due.flatMap(({ enterprise }) => enterprise ?? []));
  const byPack = new Map<number, number[]>();
  const packs = new Map<string, number>();
  due.forEach(({ enterprise }, at) => {
    if (enterprise === null) return;
    const region = parts.store.table('enterprise').get<string>(enterprise, 'region') ?? '';
    const pack = packs.get(region) ?? packFor(parts, asking, enterprise);
    packs.set(region, pack);
    byPack.set(pack, [...(byPack.get(pack) ?? []), at]);
  });
  const verdicts: (Brief | null)[] = due.map(() => null);
  for (const [pack, places] of byPack) {
    const briefs = judgeList(
      engine,
      pack,
      asking,
      places.map((at) => due[at]!),
    );
    places.forEach((at, n) => (verdicts[at] = briefs[n]!));
  }
  return verdicts;
}

function judgeList(
  engine: Parts['book']['engine'],
  pack: number,
  asking: Asking,
  due: Due[],
): Brief[] {
  const [organ, level, category] = engine.handles([asking.organ, asking.level, 'routine']);
  const enterprises = engine.handles(due.map(({ enterprise }) => enterprise ?? ''));
  const handles = new Uint32Array(due.length * NUMBERS_A_CANDIDATE);
  const times = new Float64Array(due.length * 2).fill(Number.NaN);
  const sets = new Map<string, number>();
  due.forEach(({ matters }, at) => {
    // few lists of matters, thousands of visits: each list crosses into the WASM once
    const list = matters.join('\n');
    const set = sets.get(list) ?? engine.matters_handle(matters);
    sets.set(list, set);
    const row = [0, enterprises[at]!, organ!, level!, category!, set, 0, 0, 0];
    handles.set(row, at * NUMBERS_A_CANDIDATE);
    times[at * 2] = asking.now;
  });
  const judged = engine.judge_list(pack, handles, times, asking.asOf ?? 0);
  return due.map((_, at) => {
    const [grade, , earliest] = judged.subarray(at * NUMBERS_A_VERDICT);
    return { verdict: GRADES[grade!] ?? 'clear', earliest_date: dateOf(earliest!) };
  });
}

/** YYYY-MM-DD of days since 1970. */
function dateOf(days: number): string | null {
  return days === NO_DATE ? null : new Date(days * 86_400_000).toISOString().slice(0, 10);
}
