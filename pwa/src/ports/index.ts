/**
 * What the pages ask of the rest of the app, and nothing else of it. Implemented in `db`, `sync`, `rules` and `api`,
 * gathered in `compose.ts`, faked in `test/`. Every promise rejects with a `Failure`.
 */
import { inject, type InjectionKey, type Ref } from 'vue';
import type * as P from './shapes';

export type * from './shapes';

export interface Ports {
  auth: AuthPort;
  lock: LockPort;
  sync: SyncPort;
  directory: DirectoryPort;
  rules: RulesPort;
  drafts: DraftsPort;
  records: RecordsPort;
  visits: VisitsPort;
  oversight: OversightPort;
  people: PeoplePort;
  sealed: SealedPort;
  admin: AdminPort;
  feedback: FeedbackPort;
}

export interface AuthPort {
  /** Null when nobody is signed in. Kept on the phone: an officer whose session ran out is still a person here. */
  person: Readonly<Ref<P.Person | null>>;
  signIn(login: string, password: string): Promise<P.Person>;
  /** Leaves sealed records on the phone; they are still sent. */
  signOut(): Promise<void>;
  /** Who a one-time link is for. Does not consume it. */
  readLink(token: string): Promise<P.LinkView>;
  /** Consumes the link, sets the password and signs in. */
  consumeLink(token: string, password: string): Promise<P.Person>;
}

/** A PIN for the screens, apart from signing out. Never deletes anything, and never stops what is being sent. */
export interface LockPort {
  state: Readonly<Ref<P.LockState>>;
  /** In the background, until it locks. */
  minutes: number;
  /** 4 to 8 digits. */
  set(pin: string): Promise<void>;
  /** Whether it was right; wrong ones make the next wait longer and longer. */
  unlock(pin: string): Promise<boolean>;
  /** Takes the PIN away, if this is it. */
  remove(pin: string): Promise<boolean>;
  /** A forgotten PIN: signing in with the password takes it away. Needs the server. */
  lift(login: string, password: string): Promise<void>;
}

export interface SyncPort {
  status: Readonly<Ref<P.SyncStatus>>;
  /** Push, then pull, now. Resolves when both ended, well or not; the status says how. */
  syncNow(): Promise<void>;
}

/** What the phone knows of the region. Works without signal. */
export interface DirectoryPort {
  /** By name, pinyin initials or credit code, best first. */
  search(text: string, limit: number): Promise<P.EnterpriseView[]>;
  enterprise(id: string): Promise<P.EnterpriseView | null>;
  /** What a scanned or typed text leads to. */
  resolveCode(text: string): Promise<P.CodeMatch>;
  /** Earlier visits at the enterprise that the phone knows of, latest first. */
  visitFacts(enterprise: string): Promise<P.VisitFactView[]>;
  /** The pack in force today where the enterprise is registered; null enterprise: in the officer's region. */
  pack(enterprise: string | null): Promise<P.PackView>;
  /** The matters of the officer's organ. */
  matters(): Promise<P.MatterView[]>;
  /** What the ids in the rules' messages are called. */
  names(): Promise<P.NamesView>;
  /** Officers of the same organ, without oneself. */
  colleagues(): Promise<P.ColleagueView[]>;
}

export interface RulesPort {
  /** Judges what would be registered now, with all that the phone knows. */
  judge(subject: P.Subject): Promise<P.Verdict>;
  /** Plan items and filings due, each judged for today: the first `limit` with this word, or of all. */
  today(only: P.TodayWord | null, limit: number): Promise<P.TodayView>;
}

/** A form half filled in survives the app being closed. At most a few; the oldest go first. */
export interface DraftsPort {
  /** A new form with an id of its own, saved. What is not given is empty. */
  create(given: Partial<P.Draft>): Promise<P.Draft>;
  load(id: string): Promise<P.Draft | null>;
  save(draft: P.Draft): Promise<void>;
  discard(id: string): Promise<void>;
}

/** Sealed records of this phone and the organ's own registrations. */
export interface RecordsPort {
  /** Every record that the server has not confirmed, oldest first; null until the phone has looked. */
  unsent: Readonly<Ref<P.UnsentView[] | null>>;
  /** What the server has not confirmed, as files for the office: the same sealed bytes, which stay here too. */
  exportUnsent(): Promise<P.ExportedFile[]>;
  /** Where records wait on the server for one that does not come. */
  gaps(): Promise<P.GapView[]>;
  /** The officer says that what had the missing one of this chain has lost its storage. Needs the server. */
  tellLost(kid: string): Promise<void>;
  /** Seals a registration, whose id is the draft's. Resolves once it is durable on the phone and read back. */
  register(draft: P.Draft, shown: P.Shown, decision: P.Decision | null): Promise<void>;
  /** Seals that the officer was warned and did not go in. */
  avert(draft: P.Draft, shown: P.Shown): Promise<void>;
  /** A record sealed on this phone. */
  sealed(id: string): Promise<P.SealedView | null>;
  /** Attendances sealed on this phone whose registration has not come within 72 hours, latest first. */
  unbound(): Promise<P.SealedView[]>;
  /** What a leader's screen says, if the text is one. Never rejects. */
  readLeader(text: string): Promise<P.LeaderRead>;
  /** Joins the leader's registration; resolves with the attendance's id. */
  join(leader: P.LeaderView): Promise<string>;
  /** The own organ's registrations that the phone knows of, latest first. */
  list(limit: number): Promise<P.RecordView[]>;
  record(id: string): Promise<P.RecordView | null>;
  withdraw(id: string, reason: string): Promise<void>;
  amend(id: string, change: P.Amendment): Promise<void>;
  sameVisit(one: string, other: string): Promise<void>;
  /** What came of the visit: a later one takes the place of an earlier, and all stay visible. */
  tellOutcome(id: string, outcome: P.Outcome): Promise<void>;
  /** Explains a finding of the rule. The enterprise never sees it. */
  explain(id: string, rule: string, text: string): Promise<void>;
}

/** The enterprise's side: needs the server. */
export interface VisitsPort {
  /** Latest first; `before` of the page before for the next. */
  list(before: string | null): Promise<P.EnterpriseVisits>;
  /** Calls back when there is something new. Returns how to stop. */
  watch(changed: () => void): () => void;
}

/** What managers and supervisors do: needs the server. */
export interface OversightPort {
  registrations(before: string | null): Promise<P.RegistrationList>;
  /** Colleagues whose leader's registration has not come within 72 hours, latest first. */
  unbound(): Promise<P.UnboundAttendance[]>;
  /** Joint visits whose leader's registration has not come within 72 hours, latest first. */
  unled(): Promise<P.UnledJoint[]>;
  /** For the organ's manager. The enterprise never sees the reason. */
  withdraw(registration: string, reason: string): Promise<void>;
  /** Records that are held or were set aside, latest first. */
  aside(state: P.AsideState, before: string | null): Promise<P.AsideList>;
  /** For the supervisor: it counts from now on, as of its first arrival. The officer reads the reason. */
  accept(hash: string, reason: string): Promise<void>;
  /** For the supervisor: it never counts, and its bytes are kept. */
  refuse(hash: string, reason: string): Promise<void>;
}

/** People and their phones, for the organ's manager and for administrators. */
export interface PeoplePort {
  /** By part of the name or beginning of the login; empty: the first by name. */
  find(text: string): Promise<P.PersonSeen[]>;
  /** The keys that were enrolled, the newest first. */
  devices(person: string): Promise<P.DeviceView[]>;
  /** What comes from that key from now on is set aside, and its officer signs in anew. */
  revoke(kid: string, reason: string): Promise<void>;
}

/** Taking a file of sealed records in, at an office. Taking it twice changes nothing. */
export interface SealedPort {
  bring(text: string): Promise<P.Brought>;
}

export interface AdminPort {
  unknownCodes(): Promise<P.UnknownCode[]>;
  /** Binds the code to the premises; `from` null: from its first registration. */
  resolveCode(fingerprint: string, premises: string, from: string | null): Promise<void>;
  enterprises(text: string): Promise<P.AdminEnterprise[]>;
  /** Makes a new door code for the premises. */
  makeDoorCode(premises: string): Promise<void>;
  /** Ends a door code and makes the next one for the same door. */
  replaceCode(fingerprint: string): Promise<void>;
  /** Binds a foreign code (provincial code, business licence) to the premises. */
  bindCode(premises: string, text: string): Promise<void>;
  /** `from` is none any more, `into` survives; `since` null: now. What was registered at either is judged again. */
  merge(from: string, into: string, since: string | null, reason: string): Promise<void>;
  /** Opens the A4 sheet of these premises' door codes in a tab of its own. */
  printSheet(premises: string[]): Promise<void>;
}

export interface FeedbackPort {
  send(page: string, text: string): Promise<void>;
}

export const PORTS: InjectionKey<Ports> = Symbol('ports');

export function usePorts(): Ports {
  const ports = inject(PORTS);
  if (!ports) throw new Error('the app was made without its ports');
  return ports;
}
