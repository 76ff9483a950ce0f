/** What is judged, and what the rules say. */
import type { EnterpriseView, MatterView } from './directory';
import type { Text } from './person';

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
