/** These types say which records a list shows, and how. */
import type { SendState } from './records';
import type { RegistrationState } from './registration';
import type { VerdictWord } from './rules';

/** Which records a list shows; null: any. */
export interface RecordsAsked {
  /** Words by which an enterprise is found; empty: any. */
  text: string;
  /** YYYY-MM. */
  month: string | null;
  /** Only visits in which the officer took part. */
  mine: boolean;
  state: RecordState | null;
}

/** In the order in which a list offers them. Void: withdrawn, or one visit with another. */
export const RECORD_STATES = ['sent', 'waiting', 'held', 'set_aside', 'averted', 'void'] as const;
export type RecordState = (typeof RECORD_STATES)[number];

/** A record as a list shows it. */
export interface RecordLine {
  id: string;
  type: 'registration' | 'averted';
  /** When the visit began, or else when it was registered. */
  at: string;
  enterprise: { id: string; name: string } | null;
  officers: { id: string; name: string }[];
  verdict: VerdictWord | null;
  state: RegistrationState;
  send: SendState['state'];
}

export interface RecordsFound {
  lines: RecordLine[];
  /** How many there are, with those beyond the limit. */
  total: number;
  /** Those that have records of any kind, latest first. */
  months: string[];
}
