/** Reads texts of a part of a region's file that are written as what they follow from: credit codes, and initials of names. */
import { textOf, type PartBytes } from './part-bytes';

/** Of credit codes (GB 32100-2015), in the order of their values. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Characters of a code before the one that checks them. */
const CHECKED = 17;
/** Keys of one name at the most. */
const MAX_KEYS = 8;

const WEIGHTS = Array.from({ length: CHECKED }, (_, at) => 3 ** at % ALPHABET.length);
const VALUES = new Map(Array.from(ALPHABET, (sign, value) => [sign.charCodeAt(0), value]));

/** Credit codes or whatever stands in their place. */
export function creditCodes(body: PartBytes, rows: number): unknown[] {
  const signs = body.take(rows * CHECKED);
  const odd = JSON.parse(textOf(body.rest())) as unknown[];
  return Array.from({ length: rows }, (_, row) => {
    if (signs[row] === 0) return odd.shift();
    let code = '';
    let sum = 0;
    for (let at = 0; at < CHECKED; at++) {
      const sign = signs[at * rows + row]!;
      const value = VALUES.get(sign);
      if (value === undefined) throw new TypeError('no credit code');
      sum += value * WEIGHTS[at]!;
      code += String.fromCharCode(sign);
    }
    return code + ALPHABET.charAt((ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length);
  });
}

/** Initials of the names: by what each character is read as, and in full where that does not make them. */
export function initialsOf(body: PartBytes, names: (string | null)[]): unknown[] {
  const signs = body.text();
  const letters = body.text().split(' ');
  const readings = new Map(Array.from(signs, (sign, at) => [sign, letters[at] ?? '']));
  const found: unknown[] = names.map((name) => keysOf(name ?? '', readings));
  const rows: number[] = [];
  for (let next = 0, skipped = body.number(); skipped > 0; skipped = body.number())
    rows.push((next += skipped) - 1);
  const odd = JSON.parse(textOf(body.rest())) as unknown[];
  rows.forEach((row, at) => (found[row] = odd[at]));
  return found;
}

/** A key each way in which the name can be read, the likeliest first. */
function keysOf(name: string, readings: Map<string, string>): string {
  let keys = [''];
  for (const sign of name) {
    const letters = readings.get(sign);
    if (letters === undefined) continue;
    if (letters.length === 1 && keys.length === 1) keys[0] += letters;
    else
      keys = Array.from(letters, (letter) => keys.map((key) => key + letter))
        .flat()
        .slice(0, MAX_KEYS);
  }
  return keys.join(' ');
}
