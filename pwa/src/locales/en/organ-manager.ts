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
};
