/** Judges one visit on the phone, with its messages. */
import { rfc3339 } from '@/clock';
import type { PulledStore } from '@/db/pulled-store';
import { Failure } from '@/failure';
import * as faults from '@/faults';
import type { Subject, Verdict } from '@/ports';
import type { Book } from './book';
import type { Directory } from './directory';
import type { History } from './history';
import { defaultCategory } from './packs';

/** For whom and when: the officer and the organ, and the app's clock in milliseconds. */
export interface Asking {
  officer: string;
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
  history: History;
  book: Book;
}

/** Whether all visits at the enterprise are here: of a first fill, what comes first are those that the plan and filings name. */
export function hasHistory({ store }: Pick<Parts, 'store'>, enterprise: string | null): boolean {
  if (store.complete) return true;
  return enterprise !== null && store.table('enterprise').row(enterprise) !== undefined;
}

/** Finds the pack that judges a visit to this enterprise (null: a code that is none yet) now. */
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

/** Finds the pack of each enterprise of a list, which has thousands in few regions. */
export function packsFor(parts: Parts, asking: Asking): (enterprise: string) => number {
  const packs = new Map<string, number>();
  return (enterprise) => {
    const region = parts.store.table('enterprise').get<string>(enterprise, 'region') ?? '';
    let pack = packs.get(region);
    if (pack === undefined) packs.set(region, (pack = packFor(parts, asking, enterprise)));
    return pack;
  };
}

/**
 * Judges what would be registered now. `fingerprint`: of the code, where no enterprise is known. Throws `no_data` where the
 * visits there have not come yet.
 */
export function judge(
  parts: Parts,
  asking: Asking,
  subject: Subject,
  fingerprint: string | null,
): Verdict {
  if (!hasHistory(parts, subject.enterprise)) throw new Failure('no_data');
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
    category: subject.category ?? defaultCategory(parts.book.packs[pack]!.json),
    matters: subject.matters,
    // an instant, wherever the phone thinks that it is: what day that is, is the pack's to say
    at: rfc3339(faults.instants(asking.now)),
    started_at: subject.started_at,
    entry: subject.entry,
    joint: subject.joint,
    exemption: subject.exemption,
  };
  const engine = parts.book.about([enterprise], resolved);
  const facts = parts.directory.factsOn(enterprise, engine.date(pack, now));
  const line = engine.judge_one(pack, JSON.stringify({ visit, ...facts }), asking.asOf ?? 0);
  const { verdict, findings, earliest_date } = JSON.parse(line) as Verdict;
  const quiet_until = engine.quiet_until(pack, now) ?? null;
  return { verdict, findings, earliest_date, quiet_until };
}
