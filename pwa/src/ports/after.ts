/** What is said of a visit after it. */
export const OUTCOMES = [
  'no_problem',
  'problems',
  'refused',
  'closed',
  'not_found',
  'not_completed',
] as const;
export type OutcomeResult = (typeof OUTCOMES)[number];

export interface Outcome {
  result: OutcomeResult;
  /** What was ordered or done; blank where there is nothing to say. The enterprise sees it. */
  measures: string;
  /** Civil date, the last day for putting right what was found. */
  rectify_by: string | null;
}

export interface OutcomeView extends Outcome {
  at: string;
  by: string;
  unsent: boolean;
}

/** Of a finding, which may be gone since. */
export interface ExplanationView {
  at: string;
  by: string;
  rule: string;
  text: string;
  unsent: boolean;
}
