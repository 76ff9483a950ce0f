import { expect, test } from 'vitest';
import { decodedCode } from '@/scan/decoded-text';
import { Gathering } from '@/scan/gathering';
import { checkText, MAX_CODE_BYTES } from '@/scan/text';

test('a code of megabytes is turned away', () => {
  expect(checkText('x'.repeat(5_000_000))).toEqual({ ok: false, why: 'too_long' });
});

test('the limit is bytes, not characters', () => {
  expect(checkText('x'.repeat(MAX_CODE_BYTES)).ok).toBe(true);
  expect(checkText('x'.repeat(MAX_CODE_BYTES + 1)).ok).toBe(false);
  expect(checkText('码'.repeat(700)).ok).toBe(false);
  expect(checkText('𠮷'.repeat(MAX_CODE_BYTES / 4)).ok).toBe(true);
});

test('what is left blank is no code, what surrounds it is no part of it', () => {
  expect(checkText(' \n ')).toEqual({ ok: false, why: 'empty' });
  expect(checkText(' https://x/c/ABC \n')).toEqual({ ok: true, text: 'https://x/c/ABC' });
});

test.each([
  ['a NUL', '\0'],
  ['a byte order mark', '\ufeff'],
  ['a space of no width', '\u200b'],
  ['marks of direction', '\u202d\u202c\u2066\u2069'],
  ['several of them', '\u0000 \u200e\ufeff\t'],
])('%s around a code is no part of it', (_, unseen) => {
  expect(checkText(unseen + 'HTTPS://X/C/ABC' + unseen)).toEqual({
    ok: true,
    text: 'HTTPS://X/C/ABC',
  });
  expect(checkText(unseen)).toEqual({ ok: false, why: 'empty' });
});

const ALONE = { hasECI: false, sequenceSize: -1, sequenceIndex: -1 };
const hex = (bytes: string) => Uint8Array.from(Buffer.from(bytes, 'hex'));

test.each([
  // text: as the reader has it when it was told GB18030
  ['UTF-8', 'e4bc81e4b89a', '浼佷笟', '企业'],
  ['GBK', 'cdb3d2bbc9e7bbe1', '统一社会', '统一社会'],
  ['four bytes of GB18030', '9933aa34f6ce', '𬭚鑫', '𬭚鑫'],
  ['Latin-1', '436166e9', 'Caf\ufffd', 'Café'],
  ['Japanese', '476f6f676c65208382836f8343838b', 'Google 儌僶僀儖', 'Google モバイル'],
  ['half-width Japanese', 'c3debbdeb2dd5152', '棉晦草QR', 'ﾃﾞｻﾞｲﾝQR'],
  ['Chinese that could be half-width Japanese', 'cea5d0de', '维修', '维修'],
])('bytes in %s', (_, bytes, text, read) => {
  expect(decodedCode({ ...ALONE, text, bytes: hex(bytes) }).text).toBe(read);
});

test('a code that names its encoding is believed', () => {
  const code = { ...ALONE, hasECI: true, text: 'é', bytes: hex('c3a9') };
  expect(decodedCode(code).text).toBe('é');
});

test('a code that goes over several says which part it is', () => {
  const part = { text: 'x', bytes: hex('78'), hasECI: false };
  expect(decodedCode({ ...part, ...ALONE }).part).toBeNull();
  expect(decodedCode({ ...part, sequenceSize: 2, sequenceIndex: 0 }).part).toEqual({
    number: 1,
    of: 2,
  });
});

test('codes in view are gathered until one of them leads on; parts and blanks are none', async () => {
  const gathering = new Gathering(async (text) => text === 'door');
  const whole = (text: string) => ({ text, part: null });
  expect(await gathering.add([{ text: 'x', part: { number: 1, of: 2 } }])).toBe(false);
  expect(gathering.unfit).toEqual({ why: 'part', number: 1, of: 2 });
  expect(await gathering.add([whole('pay'), whole(' ')])).toBe(false);
  expect(await gathering.add([whole('pay\0'), whole('door'), whole('other')])).toBe(true);
  expect(gathering.texts).toEqual(['pay', 'door', 'other']);
});
