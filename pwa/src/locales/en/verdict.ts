import type { verdict as zh } from '../zh/verdict';
import type { Same } from '../zh';

export const verdict: Same<typeof zh> = {
  'verdict.region': 'Verdict',
  'verdict.clear': 'Clear',
  'verdict.caution': 'Caution',
  'verdict.violation': 'Violation warning',
  'verdict.not_evaluated': 'Not evaluated',
  'verdict.pending': 'Being judged again; this is updated in a moment.',
  'verdict.clear.words': 'Nothing found. You may enter.',
  'verdict.caution.words': 'You may enter. Please mind what is said below.',
  'verdict.violation.words': 'Please read the grounds below before deciding to go in.',
  'verdict.filling.words':
    'Data of enterprises are being downloaded; then this is judged by itself. You can register now, too: the server judges.',
  'verdict.not_evaluated.words':
    'The rules did not load. Registering goes on, and the server will judge.',
  'verdict.earliest': 'Earliest by date: {day}',
  'verdict.quiet_until': 'Quiet days until {day}',
  'verdict.no_date': 'By date, none soon',
  'verdict.missing.matters': 'Choose the inspection matters: the verdict then shows here.',

  'finding.article': 'Article {article}: read it',
  'finding.article_missing': 'The text is not on this phone; it comes when there is signal.',
  'finding.grounds': 'Which grounds would lift it',
  'finding.source': '{document} {article}',

  'rule.not_in_force': 'Not binding',
  'rule.quiet_day': 'Quiet day',
  'rule.over_frequency': 'Visits used',
  'rule.repeat_across_levels': 'Repeat visit',
  'rule.overlap_across_agencies': 'Organs overlap',
  'rule.off_plan': 'Off plan',
  'rule.plan_unknown': 'Plan unknown',
  'rule.unfiled': 'Not filed',
  'rule.filed_late': 'Filed late',
  'rule.unapproved': 'Not approved',
  'rule.filing_unknown': 'Filing unknown',
  'rule.registered_late': 'Registered late',
  'rule.afterwards_overdue': 'Entered late',
  'rule.not_scanned': 'Not scanned',
  'rule.exemption_unsubstantiated': 'Ground unproven',
  'rule.stale_history': 'Old data',

  'differs.beyond_daily_limit':
    'The same officer registered here more than {n} time on that day: please look into it. The record counts as any other.|The same officer registered here more than {n} times on that day: please look into it. The record counts as any other.',
  'differs.phone_did_not_know':
    'The phone could not know: {n} visit was registered elsewhere and had not yet reached it.|The phone could not know: {n} visits were registered elsewhere and had not yet reached it.',
  'differs.data_old': 'The phone’s data were {n} hour old.|The phone’s data were {n} hours old.',
  'differs.pack_older': 'The phone judged by an older policy pack.',
  'differs.clock_wrong':
    'The phone’s clock was off by about {n} minute.|The phone’s clock was off by about {n} minutes.',
  'differs.warned_and_went_in': 'The phone warned, and the officer went in with a reason.',
  'differs.not_evaluated': 'The phone had not loaded the rules.',
  'differs.named_level':
    'The level named in the record is {level}, which is not this organ’s. The organ’s own level stands.',
  'differs.named_others':
    '{n} person named as having come did not act for this organ then, and is not counted.|{n} persons named as having come did not act for this organ then, and are not counted.',
  'differs.named_unknown':
    'The record names what no list or pack knows: {named}. The enterprise is only shown that it is unknown.',
  'differs.premises_elsewhere':
    'The premises named belong to another enterprise, and are not shown.',
  'differs.code_elsewhere':
    'The scanned code belongs to another enterprise: {name}. The enterprise named in the record stands.',
  'differs.other':
    'The server marks one thing more that this version of the app cannot say: please update the app.',
  'differs.changed_since': 'Amended, withdrawn, filed or resolved since.',

  'level.national': 'national',
  'level.province': 'province',
  'level.city': 'city',
  'level.county': 'county',
  'level.township': 'township',
};
