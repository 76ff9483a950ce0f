import type { scan as zh } from '../zh/scan';
import type { Same } from '../zh';

export const scan: Same<typeof zh> = {
  'scan.region': 'Scan the code at the door',
  'scan.opening': 'Opening the camera…',
  'scan.hint': 'Hold the door’s code in the frame',
  'scan.zoom': 'Zoom',
  'scan.torch_on': 'Light on',
  'scan.torch_off': 'Light off',
  'scan.picture': 'From a photo',
  'scan.type': 'Type it',
  'scan.type.label': 'The letters below the code',
  'scan.type.hint': '16 or 17 letters and digits, upper or lower case.',
  'scan.type.use': 'Use this code',
  'scan.denied': 'The camera is not allowed',
  'scan.denied.todo': 'Allow the camera in the phone’s settings; or use a photo, or type the code.',
  'scan.none': 'This device has no camera',
  'scan.none.todo': 'Use a photo, or type the code.',
  'scan.busy': 'Another app uses the camera',
  'scan.busy.todo': 'Close it and try again; or use a photo, or type the code.',
  'scan.insecure': 'This address is not secure, so there is no camera',
  'scan.insecure.todo': 'Open an address that begins with https; or type the code.',
  'scan.ended': 'The camera stopped',
  'scan.ended.todo':
    'A call or another app may have taken it. Tap “Try again”; or use a photo, or type the code.',
  'scan.reading': 'Reading the photo…',
  'scan.notice.empty': 'This code is empty. Please scan another.',
  'scan.notice.too_long': 'This code is too long to be a door’s.',
  'scan.notice.no_code': 'No code in this photo. Please take a clearer one.',
  'scan.notice.picture_too_large': 'The photo is too large (over 20 MB). Please choose another.',
  'scan.notice.picture_heic':
    'The browser cannot open HEIC photos. Nothing was kept. Open it, take a screenshot and choose that; or turn off “High efficiency” in the camera’s settings. Or type the code.',
  'scan.notice.picture_unknown':
    'The browser cannot open this file. Nothing was kept. Open it, take a screenshot and choose that; or another photo (JPG, PNG, WebP). Or type the code.',
  'scan.notice.part':
    'This is code {number} of {of} that belong together: only a part of a text. Nothing was kept. Scan the door’s own code, or find the enterprise.',
  'scan.notice.part_of_some':
    'This is code {number} of some that belong together: only a part of a text. Nothing was kept. Scan the door’s own code, or find the enterprise.',
  'scan.notice.reader':
    'The reader did not load. Please type the code; opening the app again mends it.',
  'scan.again': 'Scan again',
  'scan.no_code.search': 'No code at the door? Find the enterprise',
  'scan.no_code.go_on': 'No code, or it cannot be read? Go on without',
  'scan.ask.other': 'This is another enterprise',
  'scan.ask.other.todo': 'If the one below is right, tap it; else scan again.',
  'scan.ask.expected': 'Checked before: {name}',
  'scan.ask.several': 'This code may be one of these',
  'scan.ask.several.todo': 'Choose where you are.',
  'scan.ask.which': 'Several codes, and the phone knows none',
  'scan.ask.which.todo':
    'A payment code is not the enterprise’s. Tap the one that is: it is kept as it is, and the server settles it.',
  'scan.ask.fills':
    'Enterprises are still coming down; the code is looked for again when they are here.',
  'scan.ask.unknown': 'The phone does not know this code',
  'scan.ask.unknown.todo':
    'It may be new, or from elsewhere. It is kept as it is, and the server settles it.',
  'scan.ask.unknown.typed':
    'A character may be wrong: please check it against the door. If it is right, keep it as it is; the server settles it.',
  'scan.ask.unknown.check': 'Check it again',
  'scan.ask.unknown.search': 'Find the enterprise',
  'scan.ask.unknown.go_on': 'Keep it and register',
  'scan.ask.mistyped': 'A character is wrong: check it again',
  'scan.ask.mistyped.todo':
    'The last one checks the others, and they do not fit. Please compare them with the door; nothing was kept.',
  'scan.ask.empty': 'This code is empty',
  'scan.ask.empty.todo': 'Please scan the code at the door.',
  'scan.ask.too_long': 'This code is too long',
  'scan.ask.too_long.todo': 'It is no door’s code. Nothing was kept.',
  'scan.ask.other_page': 'This is not a door’s code',
  'scan.ask.other_page.todo':
    'It is another page of this system. Nothing was kept. Please scan the code at the door.',
};
