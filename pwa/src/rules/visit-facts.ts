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
  /** Its outcome was told on this phone. No column: the rules do not ask for it. */
  told?: boolean;
}

/** When the visit took place, as the rules take it: when it began, where that is known and earlier than its registration. */
export const instantOf = ({ started_at, at }: Pick<VisitFact, 'started_at' | 'at'>): number =>
  Math.min(started_at ?? at, at);

/** A change sealed here to a visit, its own or a pulled one: fields of the fact that it sets. */
export type FactChange = Partial<
  Pick<VisitFact, 'matters' | 'started_at' | 'joint' | 'ground' | 'blank' | 'void' | 'told'>
>;

export interface OwnFacts {
  visits: VisitFact[];
  changes: Record<string, FactChange>;
}

export const NOTHING_OWN: OwnFacts = { visits: [], changes: {} };
