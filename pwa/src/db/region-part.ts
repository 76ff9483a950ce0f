/**
 * Reads a part of a region's file (`docs/SYNC-PROTOCOL.md`, "Region files") into the columns in which rows are kept, without
 * making a value of each.
 */
import { packColumn, readUuid, reader, type Column, type PackedBlock } from './columns';
import { idAt, type KnownEnterprises, type PartOfEnterprises } from './known-enterprises';
import { PartBytes, textOf, unfold } from './part-bytes';
import { creditCodes, initialsOf } from './part-texts';

/** The form that this app reads. */
export const VERSION = 2;
const CITED_BYTES = 8;
const ID_BYTES = 16;
const TIME_BYTES = 6;
const FINGERPRINT_BYTES = 8;
const HIGH = 2 ** 32;

/** What later columns of a part rest on. */
interface Around {
  known: KnownEnterprises;
  /** Ids of the rows themselves. */
  ids: Uint8Array | null;
  /** The number of each row's enterprise, −1 where it has none. */
  enterprises: Int32Array;
  /** The first texts: names. */
  names: (string | null)[] | null;
  /** Ids of the first list. */
  places: Uint8Array | null;
  /** How many of them each row has. */
  counts: Uint16Array | null;
}

/** A part that was read; of enterprises with what visits cite of it. */
export interface Part {
  block: PackedBlock;
  enterprises: PartOfEnterprises | null;
}

/** Throws where the bytes are none of a part, or of one that cites other enterprises than `known`. */
export async function readPart(bytes: Uint8Array, known: KnownEnterprises): Promise<Part> {
  const part = new PartBytes(bytes);
  if (part.byte() !== VERSION) throw new TypeError('a region file of another version');
  const kind = part.text();
  const cited = part.take(CITED_BYTES).toString();
  if (kind === 'visit' && cited !== (await known.cited()).toString())
    throw new TypeError('a part of another file');
  const size = part.number();
  const around: Around = {
    known,
    ids: null,
    enterprises: new Int32Array(),
    names: null,
    places: null,
    counts: null,
  };
  const { names, columns } = readColumns(part, size, around);
  const { ids, counts, places } = around;
  const enterprises = ids && counts && places ? { ids, counts, places } : null;
  return { block: { kind, size, names, columns, gone: [] }, enterprises };
}

function readColumns(part: PartBytes, rows: number, around: Around) {
  const names: string[] = [];
  const columns: Column[] = [];
  for (let left = part.number(); left > 0; left--) {
    names.push(part.text());
    columns.push(readColumn(part.byte(), new PartBytes(part.body()), rows, around));
  }
  return { names, columns };
}

function readColumn(shape: number, body: PartBytes, rows: number, around: Around): Column {
  switch (shape) {
    case 1:
      return ids(body, rows, around);
    case 2:
      return times(body, rows, around);
    case 3:
      return { as: 'flag', values: body.take(rows) };
    case 4:
      return { as: 'dictionary', words: body.json(), values: each16(rows, () => body.number()) };
    case 5:
      return named(
        rows === 0 ? json([]) : { as: 'text', joined: textOf(body.rest()) },
        rows,
        around,
      );
    case 6:
      return text(rows, () => hex(body.take(FINGERPRINT_BYTES)));
    case 7:
      return lists(body, rows, around);
    case 8:
      return enterprises(body, rows, around);
    case 9:
      return premises(body, rows, around);
    case 10:
      return places(body, rows, around);
    case 11:
      return named({ as: 'json', json: textOf(body.rest()) }, rows, around);
    case 12:
      return packColumn(creditCodes(body, rows));
    case 13:
      return packColumn(initialsOf(body, around.names ?? []));
    default:
      throw new TypeError(`a column of shape ${shape}`);
  }
}

/** Notes names, which initials are made of. */
function named(column: Column, rows: number, around: Around): Column {
  const read = reader(column, true);
  around.names ??= Array.from({ length: rows }, (_, row) => read(row) as string | null);
  return column;
}

function ids(body: PartBytes, rows: number, around: Around): Column {
  const bytes = new Uint8Array(rows * ID_BYTES);
  const view = new DataView(bytes.buffer);
  let time = 0;
  for (let row = 0; row < rows; row++) {
    time += body.folded();
    view.setUint16(row * ID_BYTES, Math.floor(time / HIGH));
    view.setUint32(row * ID_BYTES + 2, time % HIGH);
  }
  const others = body.take(rows * (ID_BYTES - TIME_BYTES));
  for (let from = 0, to = 0; from < others.length; to += ID_BYTES)
    for (let at = TIME_BYTES; at < ID_BYTES; at++) bytes[to + at] = others[from++]!;
  around.ids ??= bytes;
  return { as: 'uuid', bytes, odd: new Map() };
}

function times(body: PartBytes, rows: number, { ids }: Around): Column {
  const values = new Float64Array(rows).fill(Number.NaN);
  const view = new DataView(ids!.buffer);
  for (let row = 0; row < rows; row++) {
    const folded = body.number();
    if (folded === 0) continue;
    const within = view.getUint16(row * ID_BYTES) * HIGH + view.getUint32(row * ID_BYTES + 2);
    values[row] = within + unfold(folded - 1);
  }
  return { as: 'number', values };
}

function lists(body: PartBytes, rows: number, around: Around): Column {
  const counts = each16(rows, () => body.number());
  const all = counts.reduce((sum, count) => sum + count, 0);
  const inner: Around = { ...around, ids: null };
  const { columns } = readColumns(body, all, inner);
  if (!around.places) [around.places, around.counts] = [inner.ids, counts];
  const readers = columns.map((column) => reader(column, true));
  const listed = Array.from({ length: all }, (_, at) => readers.map((read) => read(at)));
  let next = 0;
  return json(Array.from(counts, (count) => listed.slice(next, (next += count))));
}

function enterprises(body: PartBytes, rows: number, around: Around): Column {
  around.enterprises = Int32Array.from({ length: rows }, () => body.number() - 1);
  const others = JSON.parse(textOf(body.rest())) as unknown[];
  const bytes = new Uint8Array(rows * ID_BYTES);
  const odd = new Map<number, unknown>();
  around.enterprises.forEach((number, row) => {
    if (number < 0) odd.set(row, others.shift());
    else bytes.set(around.known.id(number), row * ID_BYTES);
  });
  return { as: 'uuid', bytes, odd };
}

function premises(body: PartBytes, rows: number, { known, enterprises }: Around): Column {
  const numbers = each16(rows, () => body.number());
  const others = JSON.parse(textOf(body.rest())) as unknown[];
  const value = (number: number, row: number) => {
    if (number === 0) return null;
    return number === 1 ? others.shift() : readUuid(known.place(enterprises[row]!, number - 2), 0);
  };
  return packColumn(Array.from(numbers, value));
}

function places(body: PartBytes, rows: number, { places }: Around): Column {
  const bytes = new Uint8Array(rows * ID_BYTES);
  let place = -1;
  for (let row = 0; row < rows; row++) {
    place += 1 + body.folded();
    bytes.set(idAt(places!, place), row * ID_BYTES);
  }
  return { as: 'uuid', bytes, odd: new Map() };
}

const each16 = (rows: number, value: () => number) => Uint16Array.from({ length: rows }, value);

const json = (values: unknown[]): Column => ({ as: 'json', json: JSON.stringify(values) });

const text = (rows: number, value: () => string): Column =>
  rows === 0
    ? json([])
    : { as: 'text', joined: Array.from({ length: rows }, value).join('\u0000') };

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
