/** This port serves an enterprise: it sees the visits to it. It needs the server. */
import type * as W from '@/wire';
import type { Judged } from './registration';

export interface EnterprisePort {
  /** Latest first; `before` of the page before for the next. */
  visits(before: string | null): Promise<EnterpriseVisits>;
  /** Calls back when there is something new. Returns how to stop. */
  watch(changed: () => void): () => void;
}

export type EnterpriseVisit = Judged<W.EnterpriseVisits['items'][number]>;
/** `counted`: inspections that count this year; `all`: all visits of the year. */
export type EnterpriseVisits = Omit<W.EnterpriseVisits, 'items'> & { items: EnterpriseVisit[] };
