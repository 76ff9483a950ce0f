import type { organManager as zh } from '../zh/organ-manager';
import type { Same } from '../zh';

export const organManager: Same<typeof zh> = {
  'title.devices': 'People and phones',
  'title.sealed_file': 'Import a sealed file',

  'devices.find': 'Name or account',
  'devices.hint': 'Open one to see their phones and keys.',
  'devices.nobody': 'Nobody found',
  'devices.nobody.hint': 'Try other letters; only people in your charge are shown.',
  'devices.none': 'No phone was enrolled yet.',
  'devices.none.such': 'There is no such key.',
  'devices.state': 'Show',
  'devices.state.all': 'All',
  'devices.state.good': 'In use',
  'devices.state.revoked': 'Revoked',
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

  'sealed_file.intro':
    'When a phone is handed back, broken or never meets a signal, its officer exports the unsent records as a file, and it is imported here. It is as if the phone had sent them, and importing twice counts once.',
  'sealed_file.file': 'Sealed file',
  'sealed_file.file.hint': 'Ends in .ruqi.json, at most 64 MB.',
  'sealed_file.act': 'Import',
  'sealed_file.busy': 'Importing',
  'sealed_file.done': '{n} record in the file|{n} records in the file',
  'sealed_file.accepted': '{n} newly received.',
  'sealed_file.duplicate': '{n} received before.',
  'sealed_file.held':
    '{n} stored, waiting for one before it.|{n} stored, waiting for ones before them.',
  'sealed_file.aside': '{n} set aside:',
  'sealed_file.again':
    'The file is as it was, and so is the phone: when it meets a signal it fetches the receipts by itself.',
};
