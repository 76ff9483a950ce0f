/** These types carry a registration from the form to the record. */
import type * as W from '@/wire';
import type { ExplanationView, OutcomeView } from './follow-up';
import type { Difference, RegistrationState, RegistrationView } from './registration';
import type { Exemption, Verdict, VerdictWord } from './rules';
import type { Text } from './text';

export type How = W.RegistrationBody['how'];

export interface Draft {
  /** Becomes the registration's id when it is sealed: a leader's `joint` is its own id. */
  id: string;
  enterprise: string | null;
  premises: string | null;
  /** What was scanned or typed, as it was. */
  code: string | null;
  how: How;
  /** Null until a pack is at hand to choose from. */
  category: string | null;
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

/** A form that was begun and is not sealed. */
export interface DraftView {
  id: string;
  opened_at: string;
  enterprise: { id: string; name: string } | null;
  /** Where it goes on: the form itself, the enterprise's page before going, or the scanner. */
  at: 'form' | 'enterprise' | 'scanner';
}

/** The verdict as it was on the screen, or that there was none. */
export type Shown = Verdict | 'not_evaluated';

export interface Decision {
  went_in: true;
  reason: string;
}

export type RecordType = W.RecordType;

export type SendState =
  | { state: 'unsent' }
  | { state: 'sending' }
  | { state: 'held'; desk: DeskAnswer | null }
  /** `why` as the protocol names it, `words` as the server says it. */
  | { state: 'set_aside'; why: string; words: Text; desk: DeskAnswer | null }
  | { state: 'sent'; received_at: string; verdict: VerdictWord | null };

/** What the lead department said of a record that was held or set aside; its bytes are kept in any case. */
export interface DeskAnswer {
  state: 'waiting' | 'accepted' | 'refused';
  reason: string | null;
}

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
  /** An attendance, and the leader's registration has not come within 72 hours. */
  unbound: boolean;
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

/** Records that the server holds because one before them does not come from what sealed them. */
export interface GapView {
  /** The chain that they are in. */
  kid: string;
  /** Sealed on this phone, which lacks the one before; else on another phone or in another browser. */
  here: boolean;
  records: number;
  /** When that phone or browser was enrolled. */
  since: string;
}

/** Unsent records as a file; `name` has the ending that the office's import looks for. */
export interface ExportedFile {
  name: string;
  text: string;
  records: number;
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
  /** Sealed by the person who looks at it: may be amended. */
  own: boolean;
  /** The person who looks at it registered it or came: may withdraw it. */
  came: boolean;
  category: string;
  /** By name; `matter_ids` in the same order. */
  matters: string[];
  matter_ids: string[];
  exemption: Exemption | null;
  /** The leader's registration, of a joint inspection; its own id where it leads. */
  joint: string | null;
  /** What was registered, and each amendment after it; empty where there is none. */
  versions: VersionView[];
  afterwards: string | null;
  verdict: Verdict | null;
  decision: { went_in: boolean; reason: string | null } | null;
  differs: Difference[];
  state: RegistrationState;
  withdrawn_because: string | null;
  /** Withdrawals by colleagues who did not come: without effect. */
  void_withdrawals: RegistrationView['void_withdrawals'];
  /** Accepted at a desk though it had been set aside. */
  released: boolean;
  /** All that were told, in the order in which they count: the last is the visit's. */
  outcomes: OutcomeView[];
  explanations: ExplanationView[];
  send: SendState;
}

/** What one sealed record says of the fields that can be amended; null: nothing. */
export interface VersionView {
  at: string;
  by: string;
  matters: string[] | null;
  exemption: Exemption | null;
  started_at: string | null;
  joint: string | null;
  /** Sealed on this phone and not yet on the server. */
  unsent: boolean;
}

export interface Amendment {
  exemption?: Exemption;
  matters?: string[];
  started_at?: string;
  joint?: string;
}
