import type { quarantine as zh } from '../zh/quarantine';
import type { Same } from '../zh';

export const quarantine: Same<typeof zh> = {
  'aside.why.gap':
    'An earlier record of this phone has not reached the server, and this one waits for it.',
  'aside.todo.gap':
    'It mends itself, as a rule; if the Unsent page asks about the missing one, answer what you know. After 72 hours this one counts all the same, with a note that one before it is missing.',
  'aside.why.bad_signature':
    'Its signature does not fit: it may have been damaged on the phone or on the way.',
  'aside.todo.bad_signature':
    'The lead department looks at it. If it happens again, tell your organ’s manager.',
  'aside.why.unknown_key':
    'The server does not know this phone’s key yet: it may have been restored from a backup.',
  'aside.todo.unknown_key':
    'Sign in again when there is signal: later records are not affected. The lead department looks at this one.',
  'aside.why.revoked_key':
    'This phone’s key was revoked, and what arrives after that is set aside.',
  'aside.todo.revoked_key':
    'Sign in again: the phone takes a new key and registering goes on. If you do not know why, ask your organ’s manager.',
  'aside.why.not_the_keys_author':
    'The officer in the record is not the one this key was enrolled for.',
  'aside.todo.not_the_keys_author':
    'The lead department looks at it. On a shared phone, each signs in with their own account.',
  'aside.why.id_with_other_bytes':
    'The server has another record with the same number and other content.',
  'aside.todo.id_with_other_bytes':
    'The lead department looks at it. If the phone was replaced or restored from a backup, tell your organ’s manager.',
  'aside.why.number_taken':
    'Another record has its place in the chain: often a phone whose data were copied to another.',
  'aside.todo.number_taken':
    'The lead department looks at this one. While you are signed in, the phone takes a new key by itself, and what you register after that is as usual.',
  'aside.why.broken_chain':
    'It does not follow the record before it on the server: often a phone restored from a backup.',
  'aside.todo.broken_chain':
    'The lead department looks at this one. While you are signed in, the phone takes a new key by itself, and what you register after that is as usual.',
  'aside.why.unknown_type':
    'The server does not know this kind of record yet: the app may be newer.',
  'aside.todo.unknown_type':
    'It is settled once the server is updated. There is nothing for you to do.',
  'aside.why.bad_time': 'The time in it is no valid time.',
  'aside.todo.bad_time':
    'Set the phone’s date and time to automatic. The lead department looks at this one.',
  'aside.why.other_clock':
    'A record of demonstration time came to a real server, or the other way round.',
  'aside.todo.other_clock':
    'If it was a demonstration, leave it. If the inspection was real, tell the lead department.',
  'aside.why.malformed': 'Its content is not complete, and the server cannot read all of it.',
  'aside.todo.malformed': 'Update the app. The lead department looks at this one.',
  'aside.why.not_of_the_organ': 'By the server’s list you did not act for this organ at that time.',
  'aside.todo.not_of_the_organ':
    'Ask your organ’s manager to check your organ and its dates. The lead department looks at this one.',
  'aside.why.not_an_event': 'The server could not read it as a record.',
  'aside.todo.not_an_event':
    'Export the file and give it to your organ’s manager. Until then do not remove the app or clear its data.',
  'aside.why.too_large': 'It is larger than the server takes.',
  'aside.todo.too_large':
    'Export the file and give it to your organ’s manager. Until then do not remove the app or clear its data.',
  'aside.why.other':
    'The server set it aside for a reason that this version of the app has no words for.',
  'aside.todo.other': 'Update the app and look again. The lead department looks at it.',

  'aside.safe.server':
    'It is kept as it is, on the server and on this phone. There is no need to register again.',
  'aside.safe.phone': 'It is sealed on this phone and not lost; the server does not have it.',
  'aside.desk.waiting': 'The lead department has not looked at it yet.',
  'aside.desk.accepted': 'The lead department accepted it; its receipt is being fetched.',
  'aside.desk.refused': 'The lead department did not accept it. The sealed record is kept.',
  'aside.desk.reason': 'Because: {reason}',
};
