/** What the server says to the enterprise and to desks: the wire's own shapes, with the rules' output in its type. */
import type * as W from '@/wire';
import type { EnterpriseState, PremisesView } from './directory';
import type { Text } from './person';
import type { Verdict } from './rules';

type Judged<T> = Omit<T, 'verdict'> & { verdict: Verdict | null };

export type MatterSeen = W.RegistrationView['matters'][number];
export type OfficerSeen = W.RegistrationView['officers'][number];

/** `counted`: inspections that count this year; `all`: all visits of the year. */
export type EnterpriseVisits = Omit<W.EnterpriseVisits, 'items'> & { items: EnterpriseVisit[] };
export type EnterpriseVisit = Judged<W.EnterpriseVisits['items'][number]>;

export type RegistrationView = Judged<W.RegistrationView>;
export type UnboundAttendance = W.UnboundAttendanceList['items'][number];
export type UnledJoint = W.UnledJointList['items'][number];
export type RegistrationList = Omit<W.RegistrationList, 'items'> & { items: RegistrationView[] };

export type AsideList = W.AsideList;
export type AsideView = W.AsideList['items'][number];
export type AsideState = AsideView['state'];

export type PersonSeen = W.PersonList['items'][number];
export type DeviceView = W.DeviceList['items'][number];

/** What became of the records of a sealed file. */
export interface Brought {
  /** Taken, now or before. */
  accepted: number;
  duplicate: number;
  held: number;
  /** Kept aside, or no records at all: how many for which reason. */
  aside: { why: string; words: Text | null; n: number }[];
}

export interface UnknownCode {
  fingerprint: string;
  kind: 'door' | 'foreign';
  text: string;
  first_seen: string;
  last_seen: string;
  registrations: number;
  organs: string[];
  /** Their names, in the same order. */
  organ_names: Text[];
}

export interface AdminEnterprise {
  id: string;
  name: string;
  credit_code: string | null;
  state: EnterpriseState;
  /** It was merged into this one, and is none any more. */
  merged_into?: string | null;
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
  /** Null: from its first registration on. */
  since: string | null;
  until: string | null;
}
