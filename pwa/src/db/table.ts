/** Finds the living rows of one kind in its blocks: a later row takes the place of an earlier one with its key. */
import { pack, reader, UUID, type Column, type PackedBlock } from './columns';
import { UuidMap, wordsOf } from './uuid-map';

/** Rows to a block when a table is packed anew: what a page of pull has at most. */
const ROWS_PER_BLOCK = 5000;

/** A table is packed anew when it lies in more blocks than this, or a third of its rows is dead. */
const MAX_BLOCKS = 64;

/** The column of a pack's file: it is signed, byte for byte. Every other text is read without what nobody sees. */
const SIGNED = 'json';

export interface Piece {
  /** Number of its first row among all that were ever written. */
  first: number;
  block: PackedBlock;
  readers: Map<string, Reader>;
  /** The same in the order of a list of columns that was asked for, by the list itself. */
  picked: WeakMap<readonly string[], Reader[]>;
}

type Reader = (at: number) => unknown;

const nothing: Reader = () => null;

export class Table {
  readonly pieces: Piece[] = [];
  private readonly uuids = new UuidMap();
  private readonly texts = new Map<string, number>();
  private dead = new Uint8Array(1024);
  private deaths = 0;
  private written = 0;

  constructor(readonly kind: string) {}

  /** Rows ever written: numbers of rows are below it. */
  get end(): number {
    return this.written;
  }

  /** Grows with every row that is written or dies. */
  get changes(): number {
    return this.written + this.deaths;
  }

  get dying(): number {
    return this.deaths;
  }

  get size(): number {
    return this.written - this.deaths;
  }

  apply(block: PackedBlock): void {
    const key = block.columns[0];
    if (key && block.size > 0) {
      const readers = new Map(
        block.names.map((name, at) => [name, reader(block.columns[at]!, name === SIGNED)]),
      );
      const first = this.written;
      this.pieces.push({ first, block, readers, picked: new WeakMap() });
      this.written += block.size;
      this.room();
      this.enter(key, first, block.size);
    }
    for (const gone of block.gone) this.bury(this.row(gone));
  }

  /** The number of the living row with this key; undefined where there is none. */
  row(key: string): number | undefined {
    const row = UUID.test(key) ? this.uuids.get(wordsOf(key), 0) : this.texts.get(key);
    return row === undefined || this.dead[row] === 1 ? undefined : row;
  }

  lives(row: number): boolean {
    return this.dead[row] === 0;
  }

  /** The value of a row in a column; undefined where the rows have no such column. */
  at<T>(row: number, column: string): T {
    const piece = this.piece(row);
    return piece.readers.get(column)?.(row - piece.first) as T;
  }

  /** Some columns of a row at once, null where the rows have no such column. Give the same list each time: it is known. */
  values(row: number, columns: readonly string[]): unknown[] {
    const piece = this.piece(row);
    let readers = piece.picked.get(columns);
    if (!readers) {
      readers = columns.map((column) => piece.readers.get(column) ?? nothing);
      piece.picked.set(columns, readers);
    }
    const values = new Array<unknown>(readers.length);
    for (let at = 0; at < readers.length; at++)
      values[at] = readers[at]!(row - piece.first) ?? null;
    return values;
  }

  /** Names of the columns that this row came with. */
  columnsAt(row: number): string[] {
    return this.piece(row).block.names;
  }

  get<T>(key: string, column: string): T | undefined {
    const row = this.row(key);
    return row === undefined ? undefined : this.at<T>(row, column);
  }

  /** Numbers of the living rows, in the order of writing. */
  *rows(): Generator<number> {
    for (let row = 0; row < this.written; row++) if (this.dead[row] === 0) yield row;
  }

  /** Packs the table into few full blocks, where it is worth it; else null. */
  packed(): PackedBlock[] | null {
    if (this.pieces.length <= MAX_BLOCKS && this.deaths * 3 <= this.written) return null;
    const cols = [...new Set(this.pieces.flatMap(({ block }) => block.names))];
    const living = [...this.rows()];
    const made: PackedBlock[] = [];
    for (let from = 0; from < living.length; from += ROWS_PER_BLOCK) {
      const rows = living.slice(from, from + ROWS_PER_BLOCK).map((row) => this.values(row, cols));
      made.push(pack({ kind: this.kind, cols, rows, gone: [] }));
    }
    return made;
  }

  private enter(key: Column, first: number, size: number): void {
    const words =
      key.as === 'uuid' ? new Uint32Array(key.bytes.buffer, key.bytes.byteOffset) : null;
    const odd = key.as === 'uuid' ? key.odd : null;
    const read = reader(key);
    if (words) this.uuids.reserve(size);
    for (let at = 0; at < size; at++) {
      if (words && !odd?.has(at)) this.bury(this.uuids.set(words, at * 4, first + at));
      else {
        const text = String(read(at));
        const before = UUID.test(text)
          ? this.uuids.set(wordsOf(text), 0, first + at)
          : this.texts.get(text);
        if (!UUID.test(text)) this.texts.set(text, first + at);
        this.bury(before);
      }
    }
  }

  private bury(row: number | undefined): void {
    if (row === undefined || this.dead[row] === 1) return;
    this.dead[row] = 1;
    this.deaths++;
  }

  private room(): void {
    if (this.written <= this.dead.length) return;
    const dead = new Uint8Array(Math.max(this.written, this.dead.length * 2));
    dead.set(this.dead);
    this.dead = dead;
  }

  private piece(row: number): Piece {
    let low = 0;
    let high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pieces[middle]!.first <= row) low = middle;
      else high = middle - 1;
    }
    return this.pieces[low]!;
  }
}
