/**
 * Facts of visits as the rules see them: those that this phone sealed and the server has not sent back yet, and
 * changes to any.
 */
import type { VISIT_COLUMNS } from '@/generated/layout';

/** A visit fact in the columns of kind `visit` (`docs/SYNC-PROTOCOL.md`), by name. */
export interface VisitFact extends Record<(typeof VISIT_COLUMNS)[number], unknown> {
  id: string;
  enterprise: string;
  premises: string | null;
  organ: string;
  level: string;
  at: number;
  started_at: number | null;
  category: string;
  matters: string[];
  ground: string | null;
  blank: boolean;
  joint: string | null;
  void: boolean;
}

/** A change sealed here to a visit, its own or a pulled one: fields of the fact that it sets. */
export type FactChange = Partial<
  Pick<VisitFact, 'matters' | 'started_at' | 'joint' | 'ground' | 'blank' | 'void'>
>;

export interface OwnFacts {
  visits: VisitFact[];
  changes: Record<string, FactChange>;
}

export const NOTHING_OWN: OwnFacts = { visits: [], changes: {} };
