/** Finds rows of a table by the value of one id column: an enterprise's visits, without touching anyone else's. */
import { UUID } from './columns';
import type { Piece, Table } from './table';
import { UuidMap, wordsOf } from './uuid-map';

const NONE = -1;

export class ValueIndex {
  private readonly uuids = new UuidMap();
  private readonly texts = new Map<string, number>();
  /** For each value its last row, for each row the one before with the same value. */
  private before = new Int32Array(1024);
  private pieces = 0;

  constructor(
    private readonly table: Table,
    private readonly column: string,
  ) {}

  /** Numbers of the living rows with this value, latest written first. */
  rows(value: string): number[] {
    this.catchUp();
    const found: number[] = [];
    let row =
      (UUID.test(value) ? this.uuids.get(wordsOf(value), 0) : this.texts.get(value)) ?? NONE;
    for (; row !== NONE; row = this.before[row]!) if (this.table.lives(row)) found.push(row);
    return found;
  }

  private catchUp(): void {
    for (; this.pieces < this.table.pieces.length; this.pieces++)
      this.add(this.table.pieces[this.pieces]!);
  }

  private add({ first, block, readers }: Piece): void {
    this.room(first + block.size);
    const column = block.columns[block.names.indexOf(this.column)];
    const read = readers.get(this.column);
    if (!column || !read) return;
    const words =
      column.as === 'uuid' ? new Uint32Array(column.bytes.buffer, column.bytes.byteOffset) : null;
    const odd = column.as === 'uuid' ? column.odd : null;
    for (let at = 0; at < block.size; at++) {
      const row = first + at;
      if (words && !odd?.has(at)) this.before[row] = this.uuids.set(words, at * 4, row) ?? NONE;
      else this.addText(read(at), row);
    }
  }

  private addText(value: unknown, row: number): void {
    const text = String(value);
    // a block whose ids were not packed can still hold ids
    if (UUID.test(text)) this.before[row] = this.uuids.set(wordsOf(text), 0, row) ?? NONE;
    else {
      this.before[row] = this.texts.get(text) ?? NONE;
      this.texts.set(text, row);
    }
  }

  private room(rows: number): void {
    if (rows <= this.before.length) return;
    const before = new Int32Array(Math.max(rows, this.before.length * 2)).fill(NONE);
    before.set(this.before);
    this.before = before;
  }
}
