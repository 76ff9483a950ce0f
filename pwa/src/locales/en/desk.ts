import type { desk as zh } from '../zh/desk';
import type { Same } from '../zh';

export const desk: Same<typeof zh> = {
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

  'registrations.filter': 'Verdict',
  'registrations.all': 'All',
  'registrations.count': '{n} shown, the latest first.',
  'registrations.empty': 'No registration fits',
  'registrations.empty.hint': 'Try another verdict.',
  'registrations.received': 'Received by the server: {at}',
  'registrations.withdraw.means':
    'It stays in every list, struck through and marked as withdrawn by the manager, and counts no more. The enterprise does not see why.',
  'registrations.gap': 'An earlier record of this phone never came.',

  'unbound.title':
    '{n} colleague joined, and the leader’s registration has not come for 72 hours|{n} colleagues joined, and the leader’s registration has not come for 72 hours',
  'unbound.hint':
    'The leader’s phone may still hold it. Please ask the leader to open Ruqi with a connection.',
  'unled.title':
    '{n} joint inspection, and the leading organ’s registration has not come for 72 hours|{n} joint inspections, and the leading organ’s registration has not come for 72 hours',
  'unled.hint':
    'They count as joint, as registered. A phone of the leading organ may still hold its registration: please ask its officer to open Ruqi with a connection.',

  'codes.intro':
    'These codes came with registrations and belong to no enterprise yet. Once bound, the registrations are judged again.',
  'codes.none': 'No unknown codes',
  'codes.none.hint': 'When an officer scans a code that nobody knows, it shows here.',
  'codes.kind.door': 'Door code',
  'codes.kind.foreign': 'Other code',
  'codes.seen': '{n} registration, first {at}|{n} registrations, first {at}',
  'codes.choose': 'Find its enterprise',
  'codes.from': 'Binds from (optional)',
  'codes.from.hint':
    'Left empty: from the code’s first registration. A code that hung there earlier: the day it was put up.',
  'codes.from.late': 'Later than the first registration: give an earlier day or leave it empty.',
  'codes.bind': 'Bind',
  'codes.resolved':
    'Bound to {name}; {n} registration is judged again.|Bound to {name}; {n} registrations are judged again.',

  'doors.first': 'Find an enterprise first',
  'doors.first.hint': 'Then make a door code, bind another code, print the A4 sheet.',
  'doors.no_code': 'No code yet',
  'doors.since.first': 'From its first registration',
  'doors.since': 'From {day}',
  'doors.ended': '(ended)',
  'doors.make': 'Make a door code',
  'doors.replace': 'Replace',
  'doors.replace.title': 'Replace the door code',
  'doors.replace.means':
    'The old code ends and the sheet at the door stops working: print the new sheet and put it up. Earlier registrations stay as they are.',
  'doors.replace.act': 'Replace it, end the old one',
  'doors.bind': 'Bind another code',
  'doors.foreign': 'Text of the other code',
  'doors.foreign.hint':
    'The whole text of the provincial code or of the licence’s code, as scanned.',
  'doors.choose': 'Print this one',
  'doors.print': 'Print {n} sheet|Print {n} sheets',
};
