import type { account as zh } from '../zh/account';
import type { Same } from '../zh';

export const account: Same<typeof zh> = {
  'title.sign_in': 'Sign in',
  'title.link': 'First sign-in',
  'title.about': 'About and privacy',
  'title.me': 'Me',
  'title.security': 'Account security',
  'security.password': 'Change the password',
  'security.password.present': 'Present password',
  'security.password.new': 'New password',
  'security.password.hint': '8 characters or more; no common word, nor your login or name.',
  'security.password.act': 'Change it',
  'security.password.changed': 'The password was changed, and all other sessions have ended.',
  'security.sessions': 'Where you are signed in',
  'security.device.unknown': 'A device that is not known',
  'security.here': 'this one',
  'security.used': 'Last used: {at}',
  'security.since': 'Signed in: {at}',
  'security.end': 'End this session',
  'security.everywhere': 'Sign out everywhere',
  'security.everywhere.means':
    'All sessions end, on phones and computers; here, too, you sign in again. Sealed records stay on the phone and go on being sent.',
  'title.help': 'Manual',
  'title.feedback': 'Feedback',
  'title.opened_file': 'Opened file',
  'title.shared_picture': 'Shared picture',
  'tab.me': 'Me',

  'sign_in.login': 'Account',
  'sign_in.password': 'Password',
  'sign_in.act': 'Sign in',
  'sign_in.again': 'Sign in again',
  'sign_in.busy': 'Signing in',
  'sign_in.first':
    'First time here: open or scan the one-time link that you were given and set your own password.',
  'password.show': 'Show',
  'password.hide': 'Hide',

  'link.intro':
    'This one-time link is for the person below. Once a password is set, it no longer works.',
  'link.name': 'Name',
  'link.until': 'Good until',
  'link.password': 'Set a password',
  'link.password.hint': 'At least {n} characters; only you know it.',
  'link.password.short': 'Not long enough yet: at least {n} characters.',
  'link.not_you': 'This is not you? Please stop here and give the link back.',
  'link.act': 'Set password and sign in',

  'role.officer': 'Officer of',
  'role.manager': 'Manager of',
  'role.supervisor': 'Lead department of',
  'role.enterprise': 'Enterprise',
  'role.administrator': 'Administrator of',
  'role.administrator.place': 'the system',

  'me.name': 'Name',
  'me.certificate': 'Certificate',
  'me.certificate.until': 'Valid until',
  'me.language': '语言 Language',
  'me.text_size': 'Text size',
  'text_size.normal': 'Normal',
  'text_size.large': 'Large',
  'me.theme': 'Appearance',
  'theme.auto': 'As the phone',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  'me.sign_out': 'Sign out',
  'me.sign_out.sure': 'All that is on the server stays as it is.',
  'me.sign_out.locked':
    'All your records are on the server. After signing out, your records and unfinished forms are locked on this phone: only you open them, by signing in again.',
  'me.sign_out.handing_on':
    'Handing the phone back or on? You can delete all that is yours on it. Your records stay on the server; unfinished forms are lost.',
  'me.sign_out.delete': 'Delete it here and sign out',
  'me.sign_out.unsent': '{n} record is unsent.|{n} records are unsent.',
  'me.sign_out.set_aside':
    'Another {n} record is set aside by the server.|Another {n} records are set aside by the server.',
  'me.sign_out.stay':
    'Signing out deletes nothing: what has not arrived stays sealed on this phone, the rest is locked until you sign in again.',
  'me.sign_out.go_on':
    'Whenever Ruqi is open and there is signal they go on being sent, whoever is signed in.',
  'me.sign_out.giving_up':
    'Before this phone is handed back or replaced, export the file and give it to your organ’s manager.',
  'me.sign_out.act': 'Sign out',

  'export.title': 'Export unsent records',
  'export.none': 'Nothing to export: everything is on the server.',
  'export.count': '{n} record.|{n} records.',
  'export.files': 'In {n} file.|In {n} files: hand over all of them.',
  'export.sealed':
    'Each is sealed and signed, and nobody can change it. The file can be read: keep it safe.',
  'export.stays':
    'They stay on this phone and are still sent by themselves; what arrives twice counts once.',
  'export.office':
    'Give the file to your organ’s manager, who imports it under “Import a sealed file”.',
  'export.act': 'Save or share',
  'export.again': 'Save or share again',
  'export.done.saved': 'Saved to the phone’s downloads.',
  'export.done.shared': 'Handed to the app that you chose.',

  'lock.title': 'Locked',
  'lock.pin': 'PIN (4 to 8 digits)',
  'lock.unlock': 'Unlock',
  'lock.wrong': 'This is not the PIN. Please try again.',
  'lock.wait': 'Several tries: please wait {n} second.|Several tries: please wait {n} seconds.',
  'lock.safe': 'While it is locked records are kept and sent as ever, and nothing is deleted.',
  'lock.unsent': '{n} unsent record goes on being sent.|{n} unsent records go on being sent.',
  'lock.forgot': 'PIN forgotten',
  'lock.forgot.hint':
    'Sign in with account and password and the PIN is gone; it needs signal. Your records stay, and you may set another PIN.',
  'lock.lift': 'Sign in and remove the PIN',
  'lock.back': 'Back to the PIN',
  'lock.set': 'Set a PIN',
  'lock.set.hint':
    'Asked for when the app is opened, and when you come back after more than {n} minutes. It locks the screens alone: records are kept and sent as ever.',
  'lock.again': 'Once more',
  'lock.differ': 'The two are not the same.',
  'lock.form': 'Please give 4 to 8 digits.',
  'lock.set.act': 'Set',
  'lock.remove': 'Remove the PIN',
  'lock.remove.hint': 'Give the present PIN. To change it, remove it and set another.',
  'lock.remove.act': 'Remove',

  'feedback.intro': 'Tell us what is awkward and what is not clear.',
  'feedback.text': 'Your words',
  'feedback.hint': 'Please leave out names of enterprises and people.',
  'feedback.act': 'Send',
  'feedback.sent': 'Received, thank you',
  'feedback.sent.hint': 'The people in charge will read it.',
  'feedback.kept': 'Kept on this phone',
  'feedback.kept.hint': 'It goes up by itself when there is signal; signing out does not lose it.',
  'feedback.again': 'Write another',
  'feedback.earlier': 'What you wrote',
  'feedback.state.waiting': 'To be sent',
  'feedback.state.sent': 'Received',
  'feedback.state.refused': 'The server did not take it',

  'opened_file.none': 'No file came',
  'opened_file.none.todo': 'Choose a file that ends in .ruqi.json under “Import a sealed file”.',
  'opened_file.not_office': 'These are unsent records that a phone exported',
  'opened_file.not_office.todo':
    'Give the file to your organ’s manager to import. Neither the file nor the phone’s records were changed.',

  'shared_picture.waits': 'The shared picture stays on this phone; sign in, and its code is read.',
  'shared_picture.drop': 'Drop this picture',
  'shared_picture.none': 'No picture came',
  'shared_picture.none.todo': 'Share it again, or choose the photo under “Scan”.',
  'shared_picture.too_large': 'The picture is larger than 20 MB',
  'shared_picture.too_large.todo': 'Cut out the part with the code and share that.',
  'shared_picture.not_officer': 'Scanning and registering is for officers',
  'shared_picture.not_officer.todo': 'The picture was deleted and sent nowhere.',

  'about.what':
    'Ruqi registers administrative inspections of enterprises by scanning: it checks against the document and warns before entering, keeps a record, and the enterprise then sees who came.',
  'about.document':
    'Basis: 株优营办〔2024〕1号, Zhuzhou’s plan for “scan to enter” inspections of enterprises.',
  'about.promises': 'How we do it',
  'about.forbids': 'A warning forbids nothing: where it is needed, one goes in with a reason.',
  'about.offline':
    'Registering works without signal: records are sealed on the phone, sent by themselves later, and not lost.',
  'about.location': 'Location and photos are never forced.',
  'about.counts': 'Nobody is counted or ranked by how much they use the app.',
  'about.enterprise': 'Enterprises do not see references of complaints, nor internal reasons.',
  'about.kept':
    'A sealed registration is never changed: it can be added to or withdrawn, and every version stays visible.',
  'about.code.title': 'What the code at the door is',
  'about.code':
    'The business code at the door stands for the enterprise and holds nothing personal. Any phone that scans it is told what it is and how to check an officer.',
};
