/** This port serves the supervisor's desk; the organ's manager reads the same of the own organ. It needs the server. */
import type * as W from '@/wire';
import type { RegistrationView } from './registration';

export interface SupervisorPort {
  registrations(before: string | null): Promise<RegistrationList>;
  /** Colleagues whose leader's registration has not come within 72 hours, latest first. */
  unbound(): Promise<UnboundAttendance[]>;
  /** Joint visits whose leader's registration has not come within 72 hours, latest first. */
  unled(): Promise<UnledJoint[]>;
  /** Records that are held or were set aside, latest first. */
  aside(state: AsideState, before: string | null): Promise<AsideList>;
  /** For the supervisor alone: it counts from now on, as of its first arrival. The officer reads the reason. */
  accept(hash: string, reason: string): Promise<void>;
  /** For the supervisor alone: it never counts, and its bytes are kept. */
  refuse(hash: string, reason: string): Promise<void>;
  /** Several at once; how many were left, because somebody else decided about them. */
  refuseSeveral(hashes: string[], reason: string): Promise<{ refused: number; left: number }>;
  /** For the supervisor alone: all that strangers sent is removed. How many there were. */
  clearUnproven(reason: string): Promise<number>;
}

export type RegistrationList = Omit<W.RegistrationList, 'items'> & { items: RegistrationView[] };
export type UnboundAttendance = W.Answer<'UnboundAttendanceList'>['items'][number];
export type UnledJoint = W.Answer<'UnledJointList'>['items'][number];

export type AsideList = W.Answer<'AsideList'>;
export type AsideView = AsideList['items'][number];
export type AsideState = AsideView['state'];
