import type { ui as zh } from '../zh/ui';
import type { Same } from '../zh';

export const ui: Same<typeof zh> = {
  'app.name': 'Ruqi',
  'app.purpose': 'Scan to enter: registering administrative inspections of enterprises',

  'shell.skip': 'Skip to the content',
  'shell.back': 'Back',
  'shell.tabs': 'Main pages',
  'shell.help': 'Help: how this page works',
  'help.intro': 'This manual',
  'help.more': 'Other sections',
  'shell.feedback': 'Feedback',
  'shell.sync_now': 'Synchronise now',

  'status.connecting': 'Connecting',
  'status.online': 'Connected',
  'status.synced': 'In sync',
  'status.syncing': 'Synchronising',
  'status.filling': 'First download',
  'status.incomplete': 'other enterprises still to come',
  'status.offline': 'Offline',
  'status.data': 'data {age}',
  'status.unsent': '{n} unsent',
  'status.set_aside': '{n} to look at',
  'status.sign_in': 'Session over; registering goes on',
  'status.upgrade': 'Please update the app',
  'status.pack_refused': 'New rules have a bad signature and are not used',

  'age.now': 'just now',
  'age.minutes': '{n} minute ago|{n} minutes ago',
  'age.hours': '{n} hour ago|{n} hours ago',
  'age.days': '{n} day ago|{n} days ago',

  'action.retry': 'Try again',
  'action.done': 'Done',
  'action.cancel': 'Cancel',
  'action.close': 'Close',
  'action.more': 'Show earlier ones',
  'action.print': 'Print',
  'action.filter': 'Type to filter',
  'action.filter_none': 'Nothing fits',
  'more.left': 'More ({n} left)',
  'reason.ready': 'Ready-made reasons: tap one to fill it in',
  'reason.separator': '; ',
  'list.separator': ', ',
  'print.at': 'Printed {at}',
  'print.at.demo': 'Printed {at} (demonstration data)',
  colon: ': ',
  yes: 'yes',
  no: 'no',

  'fill.title': 'Downloading the enterprises and visits of your region',
  'fill.count': '{done} of {total} rows',
  'fill.starting': 'Getting ready…',
  'fill.rest': 'Plan and filings are ready; the other enterprises are still being downloaded',
  'fill.hint':
    'After this, finding, checking and registering work without signal. If it is cut off, it goes on where it stopped.',

  'demo.time': 'Demonstration time {time}',

  'storage.silent':
    "The phone's storage does not answer. Sealed records are safe. Close other pages of this app, then open it again.",
  'storage.open_again': 'Open again',

  'update.ready': 'A new version is here. Updating takes seconds and leaves unsent records alone.',
  'update.now': 'Update now',
  'update.later': 'Later',

  'install.title': 'Put it on the home screen',
  'install.prompt': 'It then opens like any other app, without signal too.',
  'install.safari':
    'Tap “Share”, then “Add to Home Screen”. Open it from there before you register.',
  'install.wechat':
    'It does not work offline inside WeChat. Tap “…” at the top and choose “Open in browser”.',
  'install.menu': 'Choose “Add to home screen” or “Install app” in the browser’s menu.',
  'install.copy': 'Copy link',
  'install.copied': 'Copied: paste it into the address bar of a browser.',
  'install.by_hand': 'It cannot be copied by itself: hold the address below and choose “Copy”.',
  'install.address': 'Address of this page',
  'install.now': 'Install',
  'install.later': 'Not now',
};
