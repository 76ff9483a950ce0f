import { expect, test } from 'vitest';
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
