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
  'scan.type.hint': '16 letters and digits, upper or lower case.',
  'scan.type.use': 'Use this code',
  'scan.denied': 'The camera is not allowed',
  'scan.denied.todo': 'Allow the camera in the phone’s settings; or use a photo, or type the code.',
  'scan.none': 'This device has no camera',
  'scan.none.todo': 'Use a photo, or type the code.',
  'scan.busy': 'Another app uses the camera',
  'scan.busy.todo': 'Close it and try again; or use a photo, or type the code.',
  'scan.insecure': 'This address is not secure, so there is no camera',
  'scan.insecure.todo': 'Open an address that begins with https; or type the code.',
  'scan.notice.empty': 'This code is empty. Please scan another.',
  'scan.notice.too_long': 'This code is too long to be a door’s.',
  'scan.notice.no_code': 'No code in this photo. Please take a clearer one.',
  'scan.notice.picture_too_large': 'The photo is too large (over 20 MB). Please choose another.',
  'scan.notice.reader':
    'The reader did not load. Please type the code; opening the app again mends it.',
  'scan.again': 'Scan again',
  'scan.no_code.search': 'No code at the door? Find the enterprise',
  'scan.no_code.go_on': 'No code, or it cannot be read? Go on without',
  'scan.ask.other': 'This is another enterprise',
  'scan.ask.other.todo':
    'It is not the one you checked before. If it is right, tap its name; else scan again.',
  'scan.ask.several': 'This code may be one of these',
  'scan.ask.several.todo': 'Choose where you are.',
  'scan.ask.unknown': 'The phone does not know this code',
  'scan.ask.unknown.todo':
    'It may be new, or from elsewhere. It is kept as it is, and the server settles it.',
  'scan.ask.unknown.go_on': 'Keep it and register',
  'scan.ask.empty': 'This code is empty',
  'scan.ask.empty.todo': 'Please scan the code at the door.',
  'scan.ask.too_long': 'This code is too long',
  'scan.ask.too_long.todo': 'It is no door’s code. Nothing was kept.',
  'scan.ask.other_page': 'This is not a door’s code',
  'scan.ask.other_page.todo':
    'It is another page of this system. Nothing was kept. Please scan the code at the door.',
};
