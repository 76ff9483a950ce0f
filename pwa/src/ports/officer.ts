/** This port serves officers at a door and with their records. It works without signal, but where it says that it does not. */
import type { Ref } from 'vue';
import type {
  CodeMatch,
  ColleagueView,
  EnterpriseView,
  MatterOption,
  NamesView,
  PackView,
  VisitFactView,
} from './directory';
import type { Outcome } from './follow-up';
import type { RecordsAsked, RecordsFound } from './record-list';
import type {
  Amendment,
  Decision,
  Draft,
  DraftView,
  ExportedFile,
  GapView,
  LeaderRead,
  LeaderView,
  RecordView,
  SealedView,
  Shown,
  UnsentView,
} from './records';
import type { DueLine, FoundVerdict, Subject, TodayView, TodayWord, Verdict } from './rules';

export interface OfficerPort {
  directory: DirectoryPort;
  rules: RulesPort;
  drafts: DraftsPort;
  records: RecordsPort;
}

/** What the phone knows of the region. Works without signal. */
export interface DirectoryPort {
  /** By name, pinyin initials or credit code, best first. */
  search(text: string, limit: number): Promise<EnterpriseView[]>;
  /** The same at the server, at most fifty: what the phone has no rows of yet. */
  searchServer(text: string): Promise<EnterpriseView[]>;
  /** The few that the officer opened last on this phone, since signing in. */
  recent(): Promise<EnterpriseView[]>;
  enterprise(id: string): Promise<EnterpriseView | null>;
  /** What a scanned or typed text leads to. */
  resolveCode(text: string): Promise<CodeMatch>;
  /** What a typed text that leads nowhere stands for: without the check character of a door code; null: that one is wrong. */
  typedCode(text: string): Promise<string | null>;
  /** Earlier visits at the enterprise that the phone knows of, latest first. */
  visitFacts(enterprise: string): Promise<VisitFactView[]>;
  /** The pack in force today where the enterprise is registered; null enterprise: in the officer's region. */
  pack(enterprise: string | null): Promise<PackView>;
  /** The matters that an officer of this organ may choose. */
  matters(): Promise<MatterOption[]>;
  /** What the ids in the rules' messages are called. */
  names(): Promise<NamesView>;
  /** Officers of the same organ, without oneself. */
  colleagues(): Promise<ColleagueView[]>;
}

export interface RulesPort {
  /** Judges what would be registered now, with all that the phone knows. */
  judge(subject: Subject): Promise<Verdict>;
  /** Plan items and filings due, each judged for today: the first `limit` with this word, or of all; and what of them is done. */
  today(only: TodayWord | null, limit: number): Promise<TodayView>;
  /** The beginning of the list as it was last, without verdicts: to be shown until it is judged. Null: there is none. */
  lastToday(): TodayView | null;
  /** Plan items and filings due today at this enterprise and not done, the soonest to end first; those for any are not among them. */
  dueAt(enterprise: string): Promise<DueLine[]>;
  /** Judges a visit to each for these matters, or for what is due there; null where it depends on matters that nobody chose. */
  judgeFound(enterprises: string[], matters: string[]): Promise<(FoundVerdict | null)[]>;
}

/** A form half filled in survives the app being closed. At most a few, for a month; the oldest go first. */
export interface DraftsPort {
  /** A new form with an id of its own, saved. What is not given is empty. */
  create(given: Partial<Draft>): Promise<Draft>;
  load(id: string): Promise<Draft | null>;
  save(draft: Draft): Promise<void>;
  discard(id: string): Promise<void>;
  /** Those at which something was done and that are not sealed, the latest first. */
  unfinished(): Promise<DraftView[]>;
}

/** Sealed records of this phone and the organ's own registrations. */
export interface RecordsPort {
  /** Every record that the server has not confirmed, oldest first; null until the phone has looked. */
  unsent: Readonly<Ref<UnsentView[] | null>>;
  /** What the server has not confirmed, as files for the office: the same sealed bytes, which stay here too. */
  exportUnsent(): Promise<ExportedFile[]>;
  /** Where records wait on the server for one that does not come. */
  gaps(): Promise<GapView[]>;
  /** The officer says that what had the missing one of this chain has lost its storage. Needs the server. */
  reportLost(kid: string): Promise<void>;
  /** Seals a registration, whose id is the draft's. Resolves once it is durable on the phone and read back. */
  register(draft: Draft, shown: Shown, decision: Decision | null): Promise<void>;
  /** Seals that the officer was warned and did not go in. */
  avert(draft: Draft, shown: Shown): Promise<void>;
  /** A record sealed on this phone. */
  sealed(id: string): Promise<SealedView | null>;
  /** Attendances sealed on this phone whose registration has not come within 72 hours, latest first. */
  unbound(): Promise<SealedView[]>;
  /** What a leader's screen says, if the text is one. Never rejects. */
  readLeader(text: string): Promise<LeaderRead>;
  /** Joins the leader's registration; resolves with the attendance's id. */
  join(leader: LeaderView): Promise<string>;
  /** The own organ's registrations that the phone knows of, latest first. */
  list(limit: number): Promise<RecordView[]>;
  /** The organ's registrations and this phone's averted visits, latest first: the first `limit` of those asked for. */
  find(asked: RecordsAsked, limit: number): Promise<RecordsFound>;
  record(id: string): Promise<RecordView | null>;
  withdraw(id: string, reason: string): Promise<void>;
  amend(id: string, change: Amendment): Promise<void>;
  sameVisit(one: string, other: string): Promise<void>;
  /** What came of the visit: a later one takes the place of an earlier, and all stay visible. */
  tellOutcome(id: string, outcome: Outcome): Promise<void>;
  /** Explains a finding of the rule. The enterprise never sees it. */
  explain(id: string, rule: string, text: string): Promise<void>;
}
