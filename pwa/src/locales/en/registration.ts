import type { registration as zh } from '../zh/registration';
import type { Same } from '../zh';

export const registration: Same<typeof zh> = {
  'enterprise.credit_code': 'Unified social credit code',
  'enterprise.state.open': 'Open',
  'enterprise.state.closed': 'Closed',
  'enterprise.state.deregistered': 'Deregistered',
  'unknown.category': 'Unknown category',
  'unknown.elsewhere': 'An enterprise that is not of this region',
  'unknown.ground': 'Unknown ground',
  'unknown.title': 'A code not yet known',
  'unknown.fills':
    'Data of enterprises are being downloaded; then the code is looked for again by itself. It is kept as it is.',
  'unknown.hint':
    'The phone has no enterprise for this code. It is kept as it is, and the server settles it.',

  'fact.enterprise': 'Enterprise',
  'fact.organ': 'Organ',
  'fact.officers': 'Officers',
  'fact.at': 'Registered',
  'fact.address': 'Address',
  'fact.decision': 'Reason for going in',
  'fact.id': 'Number',
  'fact.hash': 'Seal',

  'type.registration': 'Registration',
  'type.averted': 'Averted visit',
  'type.attendance': 'Attendance',
  'type.amendment': 'Addition',
  'type.withdrawal': 'Withdrawal',
  'type.same_visit': 'One visit',
  'type.outcome': 'Outcome',
  'type.explanation': 'Explanation',
  'sealed.registration': 'Registered',
  'sealed.averted': 'Kept as averted: nobody went in',
  'sealed.attendance': 'You joined this inspection',
  'sealed.amendment': 'Added',
  'sealed.withdrawal': 'Withdrawn',
  'sealed.same_visit': 'Said to be one visit',
  'sealed.outcome': 'Outcome recorded',
  'sealed.explanation': 'Explained',

  'outcome.title': 'Outcome',
  'outcome.none': 'No outcome was recorded yet.',
  'outcome.tell': 'Record the outcome',
  'outcome.correct': 'Correct the outcome',
  'outcome.hint':
    'Works without signal. The enterprise sees result, measures and date; a correction is kept as another version, and earlier ones stay visible.',
  'outcome.result': 'Result',
  'outcome.result.no_problem': 'No problem found',
  'outcome.result.problems': 'Problems found',
  'outcome.result.refused': 'Inspection refused',
  'outcome.result.closed': 'Enterprise closed',
  'outcome.result.not_found': 'Enterprise not found',
  'outcome.result.not_completed': 'Not completed',
  'outcome.measures': 'Measures (optional)',
  'outcome.measures.hint':
    'For example: put right on the spot; ordered to put it right. Please leave out who complained and its number.',
  'outcome.measures.word': 'Measures',
  'outcome.rectify_by': 'To be put right by (optional)',
  'outcome.rectify_by.word': 'To be put right by',
  'outcome.rectify_by.past': 'This day is over. Please check it.',
  'outcome.act': 'Seal the outcome',
  'outcome.earlier': 'Recorded before ({n})',

  'explain.title': 'Explanations of the findings',
  'explain.act': 'Explain',
  'explain.finding': 'Explain “{rule}”',
  'explain.text': 'Explanation',
  'explain.hint':
    'Seen by your organ and the lead department, not by the enterprise. Works without signal.',
};
