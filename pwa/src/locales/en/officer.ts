import type { officer as zh } from '../zh/officer';
import type { Same } from '../zh';

export const officer: Same<typeof zh> = {
  'title.join': 'Inspection code',
  'title.today': 'Today',
  'title.search': 'Find an enterprise',
  'title.scan': 'Scan to register',
  'title.precheck': 'Before going',
  'title.visit': 'Registration',
  'title.sealed': 'Sealed record',
  'title.unsent': 'Unsent records',
  'title.records': 'Registrations of my organ',
  'title.record': 'Registration',
  'tab.today': 'Today',
  'tab.search': 'Find',
  'tab.scan': 'Scan',
  'tab.unsent': 'Unsent',

  'today.filter': 'Judged by what is on the phone',
  'today.filter.all': 'All {n}',
  'today.more': 'Show more ({n} left)',
  'today.empty': 'No plan item or filing is due today',
  'today.empty.hint': 'For anything else, find the enterprise and check before you go.',
  'today.empty.act': 'Find an enterprise',
  'today.all_done': 'All of today’s is done',
  'today.done': 'Done {n}',
  'today.done.more': '{n} earlier, among the organ’s registrations',
  'today.done.untold': '{n} without an outcome',
  'today.tell_outcome': 'Record the outcome',
  'today.any': 'Any enterprise (find one)',
  'today.plan': 'Annual plan',
  'today.filing': 'Filing',
  'today.until': 'until {day}',
  'today.from': 'may enter from {day}',
  'today.no_date': 'no date soon',
  'today.word.clear': 'May enter',
  'today.word.caution': 'Take care',
  'today.word.violation': 'Would be a violation',
  'today.word.not_evaluated': 'Not evaluated',

  'search.label': 'Name, pinyin initials or credit code',
  'search.hint': 'For example 株洲, zzjx, 9143',
  'search.found': '{n} found',
  'search.none': 'Nothing found',
  'search.none.hint': 'Try other words; a new enterprise can be registered by scanning its door.',
  'search.for_plan': 'Choose the enterprise for this plan item.',

  'form.category': 'Category',
  'form.matters': 'Inspection matters',
  'form.matters.choose': 'Choose one or more',
  'form.ground': 'Exemption ground',
  'form.ground.none': 'None',
  'form.reference': 'Number of the document, complaint or case',
  'form.reference.needed':
    'Without its number this ground lifts no warning; it can be brought later.',
  'form.reference.later': 'May stay empty if it is not at hand; bring it later.',
  'form.colleagues': 'Colleagues',
  'form.colleagues.none': 'None (a colleague may also scan your screen)',
  'form.joint': 'Joint inspection, led by my organ',
  'form.joint.hint': 'Other organs join by scanning your screen.',
  'form.joint.joins': 'Joins a joint inspection that another organ leads.',
  'form.afterwards': 'Registered after the event',
  'form.afterwards.hint': 'When the inspection has already begun or ended.',
  'form.started_at': 'When it began',
  'form.why': 'Why it is registered afterwards',
  'form.why.hint': 'For example: the danger had to be dealt with first.',

  'precheck.scan': 'At the door: scan',
  'earlier.title': 'Earlier visits ({n})',
  'earlier.none': 'The phone knows of no earlier visit.',

  'visit.register': 'Register',
  'visit.avert': 'Do not go in',
  'visit.go_in': 'Go in with a reason',
  'visit.reason': 'Reason for going in',
  'visit.reason.hint': 'Seen by your organ and the lead department, not by the enterprise.',
  'visit.lacking.matters': 'Choose the inspection matters first.',
  'visit.lacking.started_at': 'Say when the inspection began.',
  'visit.lacking.future': 'The time it began is later than now. Please check it.',
  'visit.lacking.why': 'Say why it is registered afterwards.',

  'sealed.set_aside': 'Kept, but not in effect',
  'sealed.tell_outcome': 'Inspection over? Record its outcome',
  'sealed.unbound':
    'The leader’s registration has not reached the server for 72 hours. Please ask the leader to open Ruqi with a connection. Your joining is kept, and counts when it comes.',
  'sealed.safe':
    'The record is sealed on the phone and stays if it is switched off; it is sent by itself.',
  'sealed.qr': 'Code of this registration, for a colleague to scan',
  'sealed.qr.hint': 'A colleague scans it to join; an enterprise is told what it is.',

  'send.unsent': 'Unsent',
  'send.sending': 'Being sent',
  'send.held': 'On the server, waiting for the record before it',
  'send.set_aside': 'Set aside by the server',
  'send.sent': 'Received by the server',

  'unsent.intro':
    '{n} record is unsent and sealed on the phone.|{n} records are unsent and sealed on the phone.',
  'unsent.set_aside':
    'The server set {n} record aside. It is kept; there is no need to register again.|The server set {n} records aside. They are kept; there is no need to register again.',
  'unsent.settled': 'Not accepted by the lead department ({n})',
  'unsent.empty': 'Nothing is unsent',
  'unsent.empty.hint': 'Every sealed record is on the server.',
  'unsent.send': 'Send now',
  'unsent.more': 'Show {n} more',
  'unsent.others':
    '{n} record of another officer on this phone is being sent too. Only its officer can read it.|{n} records of other officers on this phone are being sent too. Only their officers can read them.',
  'unsent.on_phone':
    '{n} sealed record is on this phone and is sent without anybody signing in.|{n} sealed records are on this phone and are sent without anybody signing in.',
  'unsent.export': 'Export as a file',
  'unsent.waits.signal': 'Waits for signal, then goes by itself.',
  'unsent.waits.turn': 'Goes at once.',
  'unsent.waits.until': 'Tried again at {time}.',

  'join.intro': 'A colleague registered this inspection. Joining it is no second visit.',
  'join.act': 'Join this inspection',
  'join.joint.intro':
    'This is a joint inspection that another organ leads. Your organ registers its own part.',
  'join.joint.act': 'Register my organ’s part',
  'join.leader': 'Inspection code',
  'join.leader.hint': '',
  'join.not_leader': 'This is no inspection code',
  'join.not_leader.hint': 'Scan a colleague’s screen after registering, or the code at the door.',
  'join.other_organ': 'This is another organ’s inspection',
  'join.other_organ.hint':
    'It is no joint inspection, so it cannot be joined. Scan the door code to register your own.',
  'join.own': 'This is your own registration',
  'join.own.hint': 'Let your colleague scan it.',
  'join.public.title': 'This is the code of an inspection',
  'join.public.what':
    'An officer’s screen shows it after registering, so that a colleague can join.',
  'join.public.enterprise':
    'If you are the enterprise: sign in, and within seconds you see which organ came, who, for what, and what the rules found.',
  'join.public.sign_in': 'Sign in',

  'lost_storage.title': '{n} record waits for a missing one|{n} records wait for a missing one',
  'lost_storage.here': 'The missing one is no longer on this phone.',
  'lost_storage.elsewhere':
    'Another phone or browser of yours, in use since {since}, sealed them. The missing one has not come from there.',
  'lost_storage.safe':
    'The server has those that wait. They count within 72 hours, with a note that one before them is missing.',
  'lost_storage.act': 'The missing one is lost',
  'lost_storage.ask': 'Is the missing record lost?',
  'lost_storage.ask.where':
    'If it is still on another phone or in another browser, do not confirm: open the app there, and it is sent as soon as there is signal.',
  'lost_storage.ask.then':
    'Confirm if the phone is lost or was reset, or the browser’s data were cleared. Those that wait then count at once, with a note that one before them is missing.',
  'lost_storage.ask.later': 'Should it turn up, it can still be sent.',
  'lost_storage.ask.act': 'It is lost',
};
