/** These types say what is judged, and what the rules say of it. */
import type { ExemptionStated } from '@/wire';
import type { EnterpriseView, MatterView } from './directory';
import type { Text } from './text';

export type VerdictWord = 'clear' | 'caution' | 'violation';

export interface Finding {
  rule: string;
  severity: 'info' | 'caution' | 'violation';
  article: string | null;
  because: string[];
  /** Absent in a record that had no room for it. */
  message?: Text;
  cap?: string;
}

export interface Verdict {
  verdict: VerdictWord;
  findings: Finding[];
  earliest_date: string | null;
  /** The last of the quiet days that the visit stands among, as the phone's rules say now; never sealed. */
  quiet_until?: string | null;
}

export type Exemption = ExemptionStated;

export interface Subject {
  enterprise: string | null;
  code: string | null;
  /** Null: not chosen yet, so the pack's default. */
  category: string | null;
  matters: string[];
  exemption: Exemption | null;
  started_at: string | null;
  entry: 'scan' | 'manual';
  joint: string | null;
}

/** What is due: a plan item, a filing, or both. */
export interface DueLine {
  /** Of its enterprise and matters: a plan item and its filing speak of one visit, so they are one errand. */
  key: string;
  /** Ids of the plan's item and of the filing, the first of each. */
  plan: string | null;
  filing: string | null;
  matters: MatterView[];
  /** The last day of what is due first. */
  to: string;
}

export interface Errand extends DueLine {
  enterprise: Pick<EnterpriseView, 'id' | 'name' | 'state'> | null;
  /** In short, since a list has thousands. Null when the rules could not be loaded, or for any enterprise. */
  verdict: Brief | null;
}

/** What was due and is done: the officer's organ has inspected all its matters there since its first day. */
export interface DoneErrand {
  key: string;
  /** By name. */
  enterprise: string;
  matters: MatterView[];
  /** The registration that did it, of several the latest. */
  record: string;
  /** When that visit took place, RFC 3339. */
  at: string;
  /** No outcome was told, and it is this officer who may tell it. */
  outcome_missing: boolean;
}

/** What the rules say in short of going to an enterprise that was found. */
export interface FoundVerdict extends Brief {
  /** For the matters that were given or are due there; or a violation whatever the matters, whose date depends on them. */
  of: 'matters' | 'any_matters';
}

/** A verdict in short: without its findings' words. */
export interface Brief extends Pick<Verdict, 'verdict' | 'earliest_date'> {
  /** The rules whose findings make it a violation. */
  broken: string[];
  /** How it is counted and shown. `quiet_day`: nothing but a day that is quiet for all stands in the way. */
  word: VerdictWord | 'quiet_day';
}

export type TodayWord = Brief['word'] | 'not_evaluated';

/** The beginning of today's list. Thousands of lines would take longer to bring to a screen than to judge. */
export interface TodayView {
  /** How many of each word the whole list has. */
  counts: Record<TodayWord, number>;
  errands: Errand[];
  /** The last of the quiet days among which today is, YYYY-MM-DD; null where it is none. */
  quiet_until: string | null;
  /** How many are done, which no word counts, and the latest of them. */
  done: { count: number; latest: DoneErrand[] };
}
