/** Checks the text of a code, which is anybody's: only what a registration could carry goes on. */

/** Bytes of UTF-8 that a registration's `code.text` may have. */
export const MAX_CODE_BYTES = 2048;

/** What nobody sees: white space, a NUL and other control signs, marks of direction, joiners, a byte order mark. */
const UNSEEN = '[\\s\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]+';
const AROUND = new RegExp(`^${UNSEEN}|${UNSEEN}$`, 'gu');

export type ReadText = { ok: true; text: string } | { ok: false; why: 'empty' | 'too_long' };

/** A code's text without the signs around it that nobody sees. */
export const cutUnseen = (raw: string): string => raw.replace(AROUND, '');

export function checkText(raw: string): ReadText {
  // A character is at most three bytes a UTF-16 unit, at least one: most megabytes are turned away without a closer look.
  if (raw.trim().length > 2 * MAX_CODE_BYTES) return { ok: false, why: 'too_long' };
  const text = cutUnseen(raw);
  if (text === '') return { ok: false, why: 'empty' };
  if (new TextEncoder().encode(text).length > MAX_CODE_BYTES) return { ok: false, why: 'too_long' };
  return { ok: true, text };
}
