import type { administrator as zh } from '../zh/administrator';
import type { Same } from '../zh';

export const administrator: Same<typeof zh> = {
  'title.unknown_codes': 'Unknown codes',
  'title.door_codes': 'Enterprises and door codes',
  'title.merge': 'Merge enterprises',
  'tab.unknown_codes': 'Unknown',
  'tab.door_codes': 'Doors',

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

  'merge.intro':
    'For two entries of one enterprise. The visits of both come under the one that stays and are judged again; door codes and premises go with them. It cannot be undone.',
  'merge.from': 'Not used any more',
  'merge.into': 'Stays',
  'enterprise_picker.no_code': 'no credit code',
  'enterprise_picker.choose': 'Choose',
  'enterprise_picker.other': 'Another',
  'merge.same': 'Both are the same enterprise: choose another.',
  'merge.since': 'One enterprise since (optional)',
  'merge.since.hint': 'Left empty: today. For the record; earlier visits of both come together.',
  'merge.since.late': 'Not later than today.',
  'merge.reason': 'On what ground',
  'merge.act': 'Merge',
  'merge.means':
    '“{from}” goes into “{into}”, no longer shows by itself, and this cannot be undone.',
  'merge.done': '“{from}” went into “{into}”; what was registered is being judged again.',
};
