import type { enterprise as zh } from '../zh/enterprise';
import type { Same } from '../zh';

export const enterprise: Same<typeof zh> = {
  'title.visits': 'Inspections',
  'title.enterprise_visit': 'Inspection',
  'tab.visits': 'Visits',

  'visits.counted': 'Counted inspections in {year}',
  'visits.all': 'All visits in {year}',
  'visits.counts.why':
    'Counted are inspections under the document’s yearly number; those under an exemption and service visits are not.',
  'visits.empty': 'No inspection yet',
  'visits.empty.hint': 'They show here within seconds of an officer’s scan.',
  'visits.not_counted': 'not counted',
  'visits.on_plan': 'In the annual plan',
  'visits.filed': 'Filed',
  'visits.is_counted': 'Counted for the year',
  'visits.gone': 'This inspection was not found',
  'visits.gone.hint': 'Please go back to the list.',
  'visits.officer': '{name} ({certificate})',
  'visits.outcome': 'Outcome: {result}',
  'visits.outcome.none': 'not recorded yet',
  'visits.outcome.none.hint':
    'Once the organ records it, the result, its measures and the day to put things right stand here.',
  'visits.procedure': 'Procedure',
  'visits.procedure.clear': 'Procedure clear',
  'visits.procedure.caution': 'Procedure: caution',
  'visits.procedure.violation': 'Procedure: violation warning',
  'visits.procedure.not_evaluated': 'Procedure not checked',
  'visits.procedure.of':
    'This is about how the organ came, not about what it found at your enterprise.',
  'visits.verdict.clear': 'Checked against the document: nothing found in the procedure.',
  'visits.verdict.caution': 'Checked against the document: the notes below, on the procedure.',
  'visits.verdict.violation':
    'Checked against the document: the warnings below, on the procedure. A warning is no finding of illegality.',
  'visits.verdict.not_evaluated': 'The procedure has not been checked yet.',
};
