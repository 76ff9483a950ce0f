/** Lists what is due today, each line judged in the WASM, without messages. */
import {
  BRIEF,
  BRIEF_NUMBERS,
  CANDIDATE,
  CANDIDATE_NUMBERS,
  CANDIDATE_TIME,
  CANDIDATE_TIMES,
  ENTERPRISE_FACTS,
  NO_DATE,
  RULES,
  VERDICT_WORDS,
} from '@/generated/layout';
import type { Brief, DueLine, Errand, TodayView, TodayWord } from '@/ports';
import { latestDone, partDone } from './done-lines';
import { linesOn, type Line } from './due-lines';
import { hasHistory, packFor, packsFor, type Asking, type Parts } from './judge-visit';
import { defaultCategory, forbiddingRules } from './packs';

/**
 * Lists plan items and filings of the organ that cover today, the soonest to end first: how many of each word, and the first
 * `limit` of them, or of those with this word. What is done is listed apart and not judged.
 */
export function today(
  parts: Parts,
  asking: Asking,
  only: TodayWord | null,
  limit: number,
): TodayView {
  const { undone, done } = partDone(parts, asking, linesOn(parts, asking, todayOf(parts, asking)));
  const verdicts = judgeAll(parts, asking, undone);
  const counts = { clear: 0, caution: 0, quiet_day: 0, violation: 0, not_evaluated: 0 };
  const errands: Errand[] = [];
  undone.forEach((line, at) => {
    const verdict = verdicts[at] ?? null;
    const word = verdict?.word ?? 'not_evaluated';
    counts[word] += 1;
    if (errands.length < limit && (only ?? word) === word)
      errands.push(shown(parts, line, verdict));
  });
  const { engine } = parts.book;
  const quiet_until = engine.quiet_until(packFor(parts, asking, null), asking.now) ?? null;
  return { counts, errands, quiet_until, done: latestDone(parts, asking, done) };
}

/** Lists what is due and not done at one enterprise by name, the soonest to end first: what a form there may begin with. */
export function dueAt(parts: Parts, asking: Asking, enterprise: string): DueLine[] {
  const here = linesOn(parts, asking, todayOf(parts, asking), new Set([enterprise]));
  return partDone(parts, asking, here).undone.map((line) => dueLine(parts, line));
}

export function todayOf(parts: Parts, asking: Asking): string {
  return parts.book.engine.date(packFor(parts, asking, null), asking.now);
}

function shown(parts: Parts, line: Line, verdict: Brief | null): Errand {
  const { enterprise } = line;
  const of = enterprise === null ? null : parts.directory.brief(enterprise);
  return { ...dueLine(parts, line), enterprise: of, verdict };
}

function dueLine({ directory }: Parts, { key, plan, filing, matters, to }: Line): DueLine {
  return { key, plan, filing, matters: matters.map((id) => directory.matter(id)), to };
}

type Visit = Pick<Line, 'enterprise' | 'matters'>;

/** Judges visits for today in the usual category, in their order; null where the line is for any enterprise. */
export function judgeAll(parts: Parts, asking: Asking, due: Visit[]): (Brief | null)[] {
  parts.book.about(due.flatMap(({ enterprise }) => enterprise ?? []));
  const byPack = new Map<number, number[]>();
  const packOf = packsFor(parts, asking);
  due.forEach(({ enterprise }, at) => {
    if (enterprise === null || !hasHistory(parts, enterprise)) return;
    const pack = packOf(enterprise);
    const places = byPack.get(pack);
    if (places) places.push(at);
    else byPack.set(pack, [at]);
  });
  const verdicts: (Brief | null)[] = due.map(() => null);
  for (const [pack, places] of byPack) {
    const briefs = judgeList(
      parts,
      pack,
      asking,
      places.map((at) => due[at]!),
    );
    places.forEach((at, n) => (verdicts[at] = briefs[n]!));
  }
  return verdicts;
}

function judgeList(
  { book, directory }: Parts,
  pack: number,
  asking: Asking,
  due: Visit[],
): Brief[] {
  const { engine } = book;
  const usual = defaultCategory(book.packs[pack]!.json);
  const [organ, level, category] = engine.handles([asking.organ, asking.level, usual]);
  const date = engine.date(pack, asking.now);
  const enterprises = engine.handles(due.map(({ enterprise }) => enterprise ?? ''));
  const handles = new Uint32Array(due.length * CANDIDATE_NUMBERS);
  const times = new Float64Array(due.length * CANDIDATE_TIMES).fill(Number.NaN);
  const sets = new Map<string, number>();
  const facts = new Map<string, number>();
  const handleOf = (fact: string): number => {
    const handle = facts.get(fact) ?? engine.handles([fact])[0]!;
    facts.set(fact, handle);
    return handle;
  };
  due.forEach(({ enterprise, matters }, at) => {
    // few lists of matters, few facts, thousands of visits: each crosses into the WASM once
    const list = matters.join('\n');
    const set = sets.get(list) ?? engine.matters_handle(matters);
    sets.set(list, set);
    const row = handles.subarray(at * CANDIDATE_NUMBERS);
    row[CANDIDATE.enterprise] = enterprises[at]!;
    row[CANDIDATE.organ] = organ!;
    row[CANDIDATE.level] = level!;
    row[CANDIDATE.category] = category!;
    row[CANDIDATE.matters] = set;
    const of = enterprise === null ? {} : directory.factsOn(enterprise, date);
    for (const [fact] of ENTERPRISE_FACTS) {
      const known = of[fact];
      if (known !== undefined) row[CANDIDATE[fact]] = handleOf(known);
    }
    times[at * CANDIDATE_TIMES + CANDIDATE_TIME.at] = asking.now;
  });
  const judged = engine.judge_list(pack, handles, times, asking.asOf ?? 0);
  const forbidding = forbiddingRules(book.packs[pack]!.json, usual);
  return due.map((_, at) => {
    const brief = judged.subarray(at * BRIEF_NUMBERS);
    const verdict = VERDICT_WORDS[brief[BRIEF.verdict]!]!;
    const found =
      verdict === 'violation' ? RULES.filter((_, n) => brief[BRIEF.rules]! & (1 << n)) : [];
    const broken = found.filter((rule) => forbidding.has(rule));
    // a day that is quiet for all is said once for all: what breaks no other rule is no warning of its own
    const word = broken.length === 1 && broken[0] === 'quiet_day' ? 'quiet_day' : verdict;
    return { verdict, earliest_date: dateOf(brief[BRIEF.earliest_date]!), broken, word };
  });
}

/** Writes days since 1970 as YYYY-MM-DD. */
function dateOf(days: number): string | null {
  return days === NO_DATE ? null : new Date(days * 86_400_000).toISOString().slice(0, 10);
}
