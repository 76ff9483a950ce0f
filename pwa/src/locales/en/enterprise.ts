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
  'visits.verdict.clear': 'Checked against the document: nothing found.',
  'visits.verdict.caution': 'Checked against the document: the notes below.',
  'visits.verdict.violation':
    'Checked against the document: the warnings below. A warning is no finding of illegality.',
  'visits.verdict.not_evaluated': 'This inspection has not been judged yet.',
};
