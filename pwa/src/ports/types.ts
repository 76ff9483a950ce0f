/** Shapes that cross the ports. Times are RFC 3339 text, dates are civil (YYYY-MM-DD), ages and sizes are in ms and bytes. */

export type Text = { zh: string; en: string };

export const ROLES = ['officer', 'manager', 'supervisor', 'enterprise', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export type RoleHeld =
  | {
      role: 'officer' | 'manager';
      organ: string;
      organ_name: string;
      level: string;
      region: string;
    }
  | { role: 'supervisor'; region: string; region_name: string }
  | { role: 'enterprise'; enterprise: string; enterprise_name: string }
  | { role: 'administrator' };

/** Who is signed in. Somebody may hold several roles; the first is where the app opens. */
export interface Person {
  id: string;
  name: string;
  roles: RoleHeld[];
  /** An officer's enforcement certificate, once the phone knows it. */
  certificate: { number: string; until: string | null } | null;
}

/** Whom a one-time link is for, before it is used. */
export interface LinkView {
  name: string;
  login: string;
  expires_at: string;
}

export interface SyncStatus {
  link: 'online' | 'syncing' | 'offline';
  /** When the data on the phone was last brought up to date (ms, the app's clock); null: never, or none is kept. */
  asOf: number | null;
  unsent: number;
  /** Records that the server set aside for a person to look at. */
  setAside: number;
  /** The first fill under way; total null while unknown. */
  fill: { done: number; total: number | null } | null;
  /** The session ran out: registering goes on, new data wait for signing in. */
  signInNeeded: boolean;
  upgradeRequired: boolean;
  /** The demonstration's time is shown on every page. */
  demo: boolean;
}

// ---- directory

export type EnterpriseState = 'open' | 'closed' | 'deregistered';

export interface PremisesView {
  id: string;
  address: string;
  region: string;
}

export interface EnterpriseView {
  id: string;
  name: string;
  credit_code: string | null;
  state: EnterpriseState;
  premises: PremisesView[];
}

export type CodeMatch =
  | { kind: 'known'; matches: { enterprise: EnterpriseView; premises: PremisesView }[] }
  /** A code that no enterprise of the region has: kept as it is, settled by the server. */
  | { kind: 'unknown' }
  /** A colleague's screen, not a door. */
  | { kind: 'leader' }
  /** Cannot be a door's code at all. */
  | { kind: 'not_a_code'; why: 'empty' | 'too_long' | 'other_page' };

export interface VisitFactView {
  id: string;
  organ: string;
  own: boolean;
  at: string;
  category: string;
  matters: string[];
  ground: string | null;
  void: boolean;
}

export interface MatterView {
  id: string;
  name: string;
  name_en: string;
  basis: string | null;
}

export interface ColleagueView {
  id: string;
  name: string;
  certificate: string | null;
}

export interface PackView {
  id: string;
  version: number;
  document: string;
  title: Text;
  utc_offset_minutes: number;
  categories: { id: string; text: Text; inspection: boolean; implies: string | null }[];
  grounds: { id: string; text: Text; lifts_blank: boolean }[];
  /** The document's own words, by article number. */
  articles: Record<string, string>;
}

// ---- rules

export type VerdictWord = 'clear' | 'caution' | 'violation';

export interface Finding {
  rule: string;
  severity: 'info' | 'caution' | 'violation';
  article: string | null;
  because: string[];
  message: Text;
  cap?: string;
}

export interface Verdict {
  verdict: VerdictWord;
  findings: Finding[];
  earliest_date: string | null;
}

export interface Exemption {
  ground: string;
  reference: string;
}

export interface Subject {
  enterprise: string | null;
  code: string | null;
  category: string;
  matters: string[];
  exemption: Exemption | null;
  started_at: string | null;
  entry: 'scan' | 'manual';
  joint: string | null;
}

export interface TodayItem {
  kind: 'plan' | 'filing';
  id: string;
  enterprise: Pick<EnterpriseView, 'id' | 'name' | 'state'> | null;
  matters: MatterView[];
  from: string;
  to: string;
  /** In short, since a list has thousands. Null when the rules could not be loaded, or for any enterprise. */
  verdict: Pick<Verdict, 'verdict' | 'earliest_date'> | null;
}

// ---- a registration, from draft to record

export type How = 'camera' | 'image' | 'licence' | 'typed' | 'search';

export interface Draft {
  /** Becomes the registration's id when it is sealed: a leader's `joint` is its own id. */
  id: string;
  enterprise: string | null;
  premises: string | null;
  /** What was scanned or typed, as it was. */
  code: string | null;
  how: How;
  category: string;
  matters: string[];
  exemption: Exemption | null;
  started_at: string | null;
  /** Set when registered after the event (补录): why. */
  afterwards: string | null;
  colleagues: string[];
  joint: string | null;
  plan_item: string | null;
  filing: string | null;
  changed_at: number;
}

/** The verdict as it was on the screen, or that there was none. */
export type Shown = Verdict | 'not_evaluated';

export interface Decision {
  went_in: true;
  reason: string;
}

export type RecordType =
  'registration' | 'averted' | 'attendance' | 'amendment' | 'withdrawal' | 'same_visit';

export type SendState =
  | { state: 'unsent' }
  | { state: 'sending' }
  | { state: 'held' }
  | { state: 'set_aside'; why: Text }
  | { state: 'sent'; received_at: string; verdict: VerdictWord | null };

export interface SealedView {
  id: string;
  type: RecordType;
  sealed_at: string;
  enterprise: { id: string; name: string } | null;
  code: string | null;
  officers: string[];
  organ: string;
  category: string;
  matters: string[];
  exemption: Exemption | null;
  started_at: string | null;
  afterwards: string | null;
  shown: Shown;
  decision: Decision | null;
  /** SHA-256 of the sealed bytes, base64url. */
  hash: string;
  send: SendState;
  /** What a colleague scans; null where nobody can join (an averted visit). */
  leader_url: string | null;
}

export interface UnsentView {
  id: string;
  type: RecordType;
  sealed_at: string;
  enterprise: string | null;
  send: SendState;
  /** When it is tried next (ms); null: as soon as there is signal. */
  next_try: number | null;
}

export type LeaderRead =
  | { kind: 'leader'; leader: LeaderView }
  | { kind: 'not_leader' }
  /** Another organ's; `joint` says whether one's own organ may join the joint inspection. */
  | { kind: 'other_organ'; leader: LeaderView }
  | { kind: 'own' };

export interface LeaderView {
  registration: string;
  hash: string;
  organ: string;
  enterprise: { id: string; name: string } | null;
  code_fingerprint: string | null;
  joint: boolean;
}

export interface RecordView {
  id: string;
  at: string;
  started_at: string | null;
  enterprise: { id: string; name: string } | null;
  organ: string;
  officers: string[];
  /** Sealed by the person who looks at it: may be withdrawn or amended. */
  own: boolean;
  category: string;
  matters: string[];
  exemption: Exemption | null;
  afterwards: string | null;
  verdict: Verdict | null;
  decision: { went_in: boolean; reason: string | null } | null;
  differs: Difference[];
  state: RegistrationState;
  withdrawn_because: string | null;
  send: SendState;
}

export type RegistrationState = 'stands' | 'withdrawn' | 'same_visit';

/** Why the phone's verdict and the server's are not the same. */
export type Difference =
  | { why: 'phone_did_not_know'; visits: string[] }
  | { why: 'data_old'; hours: number }
  | { why: 'pack_older'; shown: string }
  | { why: 'clock_wrong'; seconds: number }
  | { why: 'warned_and_went_in' }
  | { why: 'not_evaluated' }
  | { why: 'changed_since' };

export interface Amendment {
  exemption?: Exemption;
  matters?: string[];
  started_at?: string;
  joint?: string;
}

// ---- the enterprise

export interface MatterSeen {
  id: string;
  name: string;
  name_en: string;
}

export interface OfficerSeen {
  id: string;
  name: string;
  certificate: string | null;
}

export interface EnterpriseVisits {
  enterprise: string;
  enterprise_name: string;
  year: number;
  /** Inspections that count, and all visits, this year. */
  counted: number;
  all: number;
  items: EnterpriseVisit[];
  before: string | null;
}

export interface EnterpriseVisit {
  id: string;
  organ: string;
  organ_name: string;
  organ_name_en: string;
  officers: OfficerSeen[];
  at: string;
  started_at: string | null;
  category: string;
  category_zh: string;
  category_en: string;
  matters: MatterSeen[];
  ground: string | null;
  ground_zh: string | null;
  ground_en: string | null;
  on_plan: boolean | null;
  filed: boolean | null;
  address: string | null;
  state: RegistrationState;
  counted: boolean;
  verdict: Verdict | null;
}

// ---- desks

export interface RegistrationView {
  id: string;
  enterprise: string | null;
  enterprise_name: string | null;
  unknown_code: string | null;
  organ: string;
  organ_name: string;
  officers: OfficerSeen[];
  at: string;
  started_at: string | null;
  grade: string;
  received_at: string;
  category: string;
  matters: MatterSeen[];
  exemption: Exemption | null;
  joint: string | null;
  entry: string;
  decision: { went_in: boolean; reason: string | null } | null;
  afterwards: string | null;
  state: RegistrationState;
  withdrawn_because: string | null;
  gap: boolean;
  verdict: Verdict | null;
  differs: Difference[];
}

export interface RegistrationList {
  items: RegistrationView[];
  before: string | null;
}

export interface UnknownCode {
  fingerprint: string;
  kind: 'door' | 'foreign';
  text: string;
  first_seen: string;
  last_seen: string;
  registrations: number;
  organs: string[];
}

export interface AdminEnterprise {
  id: string;
  name: string;
  credit_code: string | null;
  state: EnterpriseState;
  region: string;
  premises: AdminPremises[];
}

export interface AdminPremises extends PremisesView {
  codes: AdminCode[];
}

export interface AdminCode {
  fingerprint: string;
  kind: 'door' | 'foreign';
  text: string;
  since: string;
  until: string | null;
}
