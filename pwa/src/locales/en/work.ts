import type { work as zh } from '../zh/work';
import type { Same } from '../zh';

export const work: Same<typeof zh> = {
  'work.intro':
    'These records are kept as they came and do not count yet. Look at the reason and decide: accepted, they count as of their first arrival and are judged; refused, they are kept all the same.',
  'work.intro.manager':
    'These records are kept as they came and do not count yet; the lead department decides. You may remind your people of what is missing.',
  'work.waiting.link': 'Set aside by the server and waiting for a decision: {count}',
  'work.state': 'State',
  'work.waiting': 'Waiting',
  'work.accepted': 'Accepted',
  'work.refused': 'Not accepted',
  'work.none': 'Nothing waits for a decision',
  'work.none.hint': 'Records that the server sets aside show here.',
  'work.none.decided': 'No record here yet',
  'work.type.other': 'Another type ({type})',
  'work.unreadable': 'A record whose type cannot be read',
  'work.unproven': 'No signature proves who sealed it: take what it says as a hint.',
  'work.author': 'Officer in the record',
  'work.received': 'Received',
  'work.wall': 'Phone’s time',
  'work.seq': 'Place in chain',
  'work.about': 'Speaks of',
  'work.accept': 'Accept',
  'work.accept.means':
    'It counts as of its first arrival, what it touches is judged again, and the enterprise sees it. The officer reads your reason.',
  'work.release': 'Release',
  'work.release.means':
    'It waits no longer and counts as of its first arrival, with a note that one before it is missing. The officer reads your reason.',
  'work.refuse': 'Do not accept',
  'work.refuse.means':
    'It will not count; the record itself is kept. The officer reads your reason.',
  'work.reason': 'Reason',
  'work.done.accepted': 'Accepted; what it touches was judged again.',
  'work.done.refused': 'Not accepted; the record itself is kept.',

  'devices.find': 'Name or account',
  'devices.hint': 'Open one to see their phones and keys.',
  'devices.nobody': 'Nobody found',
  'devices.nobody.hint': 'Try other letters; only people in your charge are shown.',
  'devices.none': 'No phone was enrolled yet.',
  'devices.until': 'certificate until {day}',
  'devices.since': 'Enrolled {at}',
  'devices.revoked': 'Revoked {at}',
  'devices.revoked.done': 'Revoked. Once they sign in again, the phone takes a new key.',
  'devices.grade.non_extractable': 'key cannot be taken out',
  'devices.grade.jwk': 'key kept in the app',
  'devices.grade.memory': 'key in memory alone',
  'devices.revoke': 'Revoke',
  'devices.revoke.title': 'Revoke this phone of {name}',
  'devices.revoke.means':
    'What was received stays. What it sends from now on is only set aside, and its officer signs in again. This cannot be undone.',
  'devices.reason': 'Why it is revoked',

  'bring.intro':
    'When a phone is handed back, broken or never meets a signal, its officer exports the unsent records as a file, and it is imported here. It is as if the phone had sent them, and importing twice counts once.',
  'bring.file': 'Sealed file',
  'bring.file.hint': 'Ends in .ruqi.json, at most 64 MB.',
  'bring.act': 'Import',
  'bring.busy': 'Importing',
  'bring.done': '{n} record in the file|{n} records in the file',
  'bring.accepted': '{n} newly received.',
  'bring.duplicate': '{n} received before.',
  'bring.held': '{n} stored, waiting for one before it.|{n} stored, waiting for ones before them.',
  'bring.aside': '{n} set aside:',
  'bring.again':
    'The file is as it was, and so is the phone: when it meets a signal it fetches the receipts by itself.',

  'merge.intro':
    'For two entries of one enterprise. The visits of both come under the one that stays and are judged again; door codes and premises go with them. It cannot be undone.',
  'merge.from': 'Not used any more',
  'merge.into': 'Stays',
  'merge.no_code': 'no credit code',
  'merge.choose': 'Choose',
  'merge.other': 'Another',
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
