/** These types say what the phone knows of enterprises, codes, matters and policy packs. Times are RFC 3339 text, dates civil (YYYY-MM-DD). */
import type { Text } from './text';

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

export interface DoorMatch {
  enterprise: EnterpriseView;
  premises: PremisesView;
}

export type CodeMatch =
  /** By the code that is bound to it; or by its credit code, which stands in the text of a licence. */
  | { kind: 'known'; by: 'code' | 'credit_code'; matches: DoorMatch[] }
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
  /** The leader's registration, of a joint inspection. */
  joint: string | null;
  void: boolean;
}

export interface MatterView {
  id: string;
  name: string;
  name_en: string;
  basis: string | null;
}

/**
 * A matter to choose: of the officer's own latest records, of the officer's organ, or one that any organ may inspect. What
 * is likely comes first.
 */
export interface MatterOption extends MatterView {
  group: 'recent' | 'organ' | 'any';
}

/** Names by id, of every organ and matter that the phone knows. */
export interface NamesView {
  organs: Map<string, Text>;
  matters: Map<string, Text>;
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
  /** What a form begins with. */
  default_category: string;
  /** Grounds that lift a rule, by the rule: none where nothing lifts it. */
  lifted_by: Record<string, string[]>;
  /** Ready-made reasons to tap. */
  reasons: Record<ReasonKind, Text[]>;
}

/** What a reason is given for: going in against a warning, withdrawing, registering afterwards. */
export type ReasonKind = 'went_in' | 'void' | 'afterwards';
