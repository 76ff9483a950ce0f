/**
 * The signs of a text that nobody sees: copying brings them along, and who means harm types them, so that one name looks
 * like another, or a sentence runs backwards. They are left out wherever a text comes into the app or is typed: answers,
 * pulled rows, sealed records, fields. The sealed bytes keep them.
 *
 * The server has the same list for what is imported (`server/src/invisible_sign.rs`).
 */

/**
 * Marks and overrides of direction, zero widths, the soft hyphen, the byte order mark, fillers, notes, tags. Not the two
 * joiners: scripts and emoji need them.
 */
const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Marks on one letter beyond what any script puts there: a tower of them runs over the lines around it. */
const TOWER = /(\p{M}{6})\p{M}+/gu;

/** A letter that is read from right to left, from which on a line without isolation is laid out anew. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const ISOLATES = /([\u2068\u2069])/u;

export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '').replace(TOWER, '$1');
}

/** The same of each text in a value that came as JSON; `except` are the keys of what is known by all of its signs. */
export function withoutInvisibleIn<T>(value: T, except: readonly string[] = []): T {
  return walked(value, new Set(except)) as T;
}

function walked(value: unknown, except: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return withoutInvisible(value);
  if (Array.isArray(value)) return value.map((one) => walked(one, except));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    except.has(key) ? one : walked(one, except),
  ]);
  return Object.fromEntries(entries);
}

/**
 * A text as it stands in a sentence: it turns nothing around it, in an attribute or a title neither. What was isolated in it
 * stays so: sentences stand in sentences.
 */
export function isolated(text: string): string {
  const parts = endsItsIsolates(text) ? text.split(ISOLATES) : [withoutInvisible(text)];
  const shown = parts.map((part) => (ISOLATES.test(part) ? part : withoutInvisible(part))).join('');
  return RIGHT_TO_LEFT.test(shown) ? FIRST_STRONG_ISOLATE + shown + POP_ISOLATE : shown;
}

/** Whether each isolate that begins in the text ends in it, and no other: it is made of isolated texts, or harms as little. */
function endsItsIsolates(text: string): boolean {
  let open = 0;
  for (const sign of text) {
    if (sign === FIRST_STRONG_ISOLATE) open++;
    if (sign === POP_ISOLATE) open--;
    if (open < 0) return false;
  }
  return open === 0;
}
