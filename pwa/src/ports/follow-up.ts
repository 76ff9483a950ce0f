/** These types say what follows a visit: its outcome, and explanations of findings. */
import type * as W from '@/wire';

export type OutcomeResult = W.OutcomeBody['result'];

/** In the order in which an officer is asked. */
export const OUTCOMES = [
  'no_problem',
  'problems',
  'refused',
  'closed',
  'not_found',
  'not_completed',
] as const satisfies readonly OutcomeResult[];

/** What came of the visit; `rectify_by` is a civil date. The enterprise sees it. */
export type Outcome = Omit<Required<W.OutcomeBody>, 'registration'>;

/** As its record says it, or as the server told it. */
export type OutcomeView = W.RegistrationView['outcomes'][number] & { unsent: boolean };

/** Of a finding, which may be gone since. */
export type ExplanationView = W.RegistrationView['explanations'][number] & { unsent: boolean };
