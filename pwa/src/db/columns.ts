/**
 * Rows of one kind, column by column, as small as structured clone lets them be: ids as bytes, numbers and flags as
 * typed arrays, repeated values through a dictionary. What fits none of these stays JSON, so that every kind of row
 * can be kept, also one that this app does not know.
 */
import { withoutInvisible, withoutInvisibleIn } from '@/invisible-signs';
import type { Block } from '@/wire';
import { textPlaces, valuePlaces } from './row-texts';

export type Column =
  /** Ids; `odd` are the few values that are none: null, or an enterprise that is a code still. */
  | { as: 'uuid'; bytes: Uint8Array<ArrayBuffer>; odd: Map<number, unknown> }
  | { as: 'number'; values: Float64Array }
  | { as: 'flag'; values: Uint8Array }
  | { as: 'dictionary'; words: unknown[]; values: Uint16Array }
  | { as: 'text'; joined: string }
  | { as: 'json'; json: string };

export interface PackedBlock {
  kind: string;
  size: number;
  names: string[];
  columns: Column[];
  /** Keys of rows that left the scope. */
  gone: string[];
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Between the texts of a joined column, and in the place of null. */
const SEPARATOR = '\u0000';
const NULL = '\u0001';

export function pack(block: Block): PackedBlock {
  const { kind, cols, rows } = block;
  const columns = cols.map((_, at) => packColumn(rows.map((row) => row[at] ?? null)));
  return { kind, size: rows.length, names: cols, columns, gone: block.gone ?? [] };
}

/** Packs the values of one column. */
export function packColumn(values: unknown[]): Column {
  return (
    asUuids(values) ??
    asNumbers(values) ??
    asFlags(values) ??
    asDictionary(values) ??
    asText(values) ?? { as: 'json', json: JSON.stringify(values) }
  );
}

function asUuids(values: unknown[]): Column | null {
  const most = values.length / 8;
  const odd = new Map<number, unknown>();
  const bytes = new Uint8Array(values.length * 16);
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    if (typeof value === 'string' && UUID.test(value)) writeUuid(value, bytes, at * 16);
    else if (odd.size < most) odd.set(at, value);
    else return null;
  }
  return { as: 'uuid', bytes, odd };
}

function asNumbers(values: unknown[]): Column | null {
  if (!values.every((value) => typeof value === 'number' || value === null)) return null;
  return { as: 'number', values: Float64Array.from(values as number[], (n) => n ?? Number.NaN) };
}

function asFlags(values: unknown[]): Column | null {
  if (!values.every((value) => typeof value === 'boolean')) return null;
  return { as: 'flag', values: Uint8Array.from(values as boolean[], Number) };
}

/** Worth it where a value comes back often: organs, levels, categories, lists of matters. */
function asDictionary(input: unknown[]): Column | null {
  const most = Math.min(input.length / 4, 0xffff);
  const index = new Map<string, number>();
  const words: unknown[] = [];
  const values = new Uint16Array(input.length);
  for (let at = 0; at < input.length; at++) {
    const value = input[at];
    const key = typeof value === 'string' ? value : `\u0000${JSON.stringify(value)}`;
    let word = index.get(key);
    if (word === undefined) {
      if (words.length >= most) return null;
      word = words.push(value) - 1;
      index.set(key, word);
    }
    values[at] = word;
  }
  return { as: 'dictionary', words, values };
}

function asText(values: unknown[]): Column | null {
  const plain = (value: unknown) =>
    value === null ||
    (typeof value === 'string' && !value.includes(SEPARATOR) && !value.includes(NULL));
  if (values.length === 0 || !values.every(plain)) return null;
  return { as: 'text', joined: values.map((value) => value ?? NULL).join(SEPARATOR) };
}

/** Reads a packed column value by value, without the signs that nobody sees unless it is wanted as it is; what costs something is done once, at the first reading. */
export function reader(column: Column, asItIs = false): (at: number) => unknown {
  const clean = asItIs ? (text: string) => text : withoutInvisible;
  switch (column.as) {
    case 'uuid': {
      const { bytes } = column;
      const odd = asItIs ? column.odd : new Map(withoutInvisibleIn([...column.odd]));
      if (odd.size === 0) return (at) => readUuid(bytes, at * 16);
      return (at) => (odd.has(at) ? odd.get(at) : readUuid(bytes, at * 16));
    }
    case 'number':
      return (at) => (Number.isNaN(column.values[at]) ? null : column.values[at]);
    case 'flag':
      return (at) => column.values[at] === 1;
    case 'dictionary': {
      const words = asItIs ? column.words : withoutInvisibleIn(column.words);
      return (at) => words[column.values[at]!];
    }
    case 'text':
      return sparingly(
        column.joined,
        (joined) => textPlaces(joined, SEPARATOR),
        (text) => (text === NULL ? null : clean(text)),
        (joined) => textOf(clean(joined)),
      );
    case 'json':
      return sparingly(
        column.json,
        valuePlaces,
        (text) => JSON.parse(clean(text)) as unknown,
        (json) => JSON.parse(clean(json)) as unknown[],
      );
  }
}

/** Of a column that much is read of, all is read at once: by the piece that is cheaper. */
const MAX_SINGLE_READS = 500;

/** Reads values one by one, each of its own text; all of them once many were asked for. */
function sparingly(
  column: string,
  placesIn: (column: string) => Uint32Array,
  one: (text: string) => unknown,
  all: (column: string) => unknown[],
): (at: number) => unknown {
  let places: Uint32Array | undefined;
  let values: unknown[] | undefined;
  let reads = 0;
  return (at) => {
    if (values) return values[at];
    places ??= placesIn(column);
    if (reads++ >= MAX_SINGLE_READS) return (values = all(column))[at];
    const next = places[at + 1];
    return next === undefined ? undefined : one(column.slice(places[at], next - 1));
  };
}

function textOf(joined: string): (string | null)[] {
  return joined.split(SEPARATOR).map((text) => (text === NULL ? null : text));
}

/** The two digits of each byte, as ASCII. */
const DIGITS = Uint8Array.from(
  { length: 512 },
  (_, at) =>
    (at >> 1)
      .toString(16)
      .padStart(2, '0')
      .codePointAt(at & 1) ?? 0,
);
/** Where each byte's digits stand in a UUID's text. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const HYPHEN = 45;
const letters = new Uint8Array(36).fill(HYPHEN);
const latin = new TextDecoder('latin1');

/** Through a decoder: ten times as fast as adding strings, and the text is flat. */
export function readUuid(bytes: Uint8Array, from: number): string {
  for (let at = 0; at < 16; at++) {
    const byte = bytes[from + at]! * 2;
    const place = PLACES[at]!;
    letters[place] = DIGITS[byte]!;
    letters[place + 1] = DIGITS[byte + 1]!;
  }
  return latin.decode(letters);
}

export function writeUuid(text: string, bytes: Uint8Array, from: number): void {
  let to = from;
  for (let at = 0; at < 36; at += 2) {
    if (text.charCodeAt(at) === HYPHEN) at++;
    bytes[to++] = (nibble(text.charCodeAt(at)) << 4) | nibble(text.charCodeAt(at + 1));
  }
}

/** Of a lower-case hexadecimal digit's code. */
function nibble(code: number): number {
  return code < 58 ? code - 48 : code - 87;
}
