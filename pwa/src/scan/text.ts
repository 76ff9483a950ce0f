/** Checks the text of a code, which is anybody's: only what a registration could carry goes on. */

/** Bytes of UTF-8 that a registration's `code.text` may have. */
export const MAX_CODE_BYTES = 2048;

export type ReadText = { ok: true; text: string } | { ok: false; why: 'empty' | 'too_long' };

export function checkText(raw: string): ReadText {
  const text = raw.trim();
  if (text === '') return { ok: false, why: 'empty' };
  // A character is at most three bytes a UTF-16 unit, at least one: most megabytes are turned away without encoding.
  if (text.length > MAX_CODE_BYTES) return { ok: false, why: 'too_long' };
  if (new TextEncoder().encode(text).length > MAX_CODE_BYTES) return { ok: false, why: 'too_long' };
  return { ok: true, text };
}
