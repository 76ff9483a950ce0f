import type { supervisor as zh } from '../zh/supervisor';
import type { Same } from '../zh';

export const supervisor: Same<typeof zh> = {
  'title.registrations': 'Registrations',
  'title.aside': 'Set aside',
  'tab.registrations': 'Registrations',

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

  'quarantine.intro':
    'These records are kept as they came and do not count yet. Look at the reason and decide: accepted, they count as of their first arrival and are judged; refused, they are kept all the same.',
  'quarantine.intro.manager':
    'These records are kept as they came and do not count yet; the lead department decides. You may remind your people of what is missing.',
  'quarantine.waiting.link': 'Set aside by the server and waiting for a decision: {count}',
  'quarantine.state': 'State',
  'quarantine.waiting': 'Waiting',
  'quarantine.state.unproven': 'Source unknown',
  'quarantine.accepted': 'Accepted',
  'quarantine.refused': 'Not accepted',
  'quarantine.none': 'Nothing waits for a decision',
  'quarantine.none.hint': 'Records that the server sets aside show here.',
  'quarantine.none.decided': 'No record here yet',
  'quarantine.unproven.intro':
    'A stranger sent these, signed by no key that is known: they cannot be accepted and do not count. They go by themselves after 14 days; the phone that sent them keeps its own.',
  'quarantine.unproven.none': 'No record of an unknown source',
  'quarantine.clear': 'Clear them all',
  'quarantine.clear.means':
    'The records of unknown source are removed from the server and cannot be brought back. Who did so, when and why is kept.',
  'quarantine.cleared':
    '{n} record of unknown source was cleared.|{n} records of unknown source were cleared.',
  'quarantine.refuse.these': 'Accept none of these {n}',
  'quarantine.refuse.these.means':
    'None of them will count; the records themselves are kept. The officers read your reason. What only waits for an earlier record is left as it is.',
  'quarantine.done.several': '{n} record was not accepted.|{n} records were not accepted.',
  'quarantine.done.left':
    '{n} more was decided by somebody else, and is as it was.|{n} more were decided by somebody else, and are as they were.',
  'quarantine.type.other': 'Another type ({type})',
  'quarantine.unreadable': 'A record whose type cannot be read',
  'quarantine.unproven': 'No signature proves who sealed it: take what it says as a hint.',
  'quarantine.author': 'Officer in the record',
  'quarantine.received': 'Received',
  'quarantine.wall': 'Phone’s time',
  'quarantine.seq': 'Place in chain',
  'quarantine.about': 'Speaks of',
  'quarantine.accept': 'Accept',
  'quarantine.accept.means':
    'It counts as of its first arrival, what it touches is judged again, and the enterprise sees it. The officer reads your reason.',
  'quarantine.release': 'Release',
  'quarantine.release.means':
    'It waits no longer and counts as of its first arrival, with a note that one before it is missing. The officer reads your reason.',
  'quarantine.refuse': 'Do not accept',
  'quarantine.refuse.means':
    'It will not count; the record itself is kept. The officer reads your reason.',
  'quarantine.reason': 'Reason',
  'quarantine.done.accepted': 'Accepted; what it touches was judged again.',
  'quarantine.done.refused': 'Not accepted; the record itself is kept.',
};
