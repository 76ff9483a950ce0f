/**
 * Keeps what was pulled: an append-only log of blocks and the cursor that they reach to. A page and its cursor are one
 * transaction. The whole can be made again by pulling, so a changed scope fills another database and swaps.
 */
import { deleteDB, type DBSchema, type IDBPTransaction } from 'idb';
import * as faults from '@/faults';
import type { KeptPart } from '@/search';
import type { PullResponse } from '@/wire';
import { pack, type PackedBlock } from './columns';
import { Database } from './database';

export interface PulledMeta {
  cursor: string | null;
  epoch: string | null;
  /** Whether the fill came to its end once. */
  complete: boolean;
  /** Whether the last page said that more can be had at once. */
  more: boolean;
  /** Grows whenever blocks were packed anew: what was read before is read again as a whole then. */
  packed: number;
  /** Rows applied, and what the server said was still to come: for the progress bar. */
  rows: number;
  remaining: number | null;
  /** The region's file that the fill begins with. */
  file?: FileBegun;
}

/** A file of which some parts are kept. */
export interface FileBegun {
  /** Pull goes on from here once all of them are. */
  cursor: string;
  parts: { hash: string; rows: number }[];
  done: number;
}

export const NOTHING_PULLED: PulledMeta = {
  cursor: null,
  epoch: null,
  complete: false,
  more: true,
  packed: 0,
  rows: 0,
  remaining: null,
};

/** The index of the enterprises, and of which rows it was made: those below `end`, packed anew so often. */
export interface KeptIndex {
  packed: number;
  end: number;
  part: KeptPart;
}

interface PulledSchema extends DBSchema {
  blocks: { key: number; value: PackedBlock };
  meta: { key: string; value: PulledMeta };
  indexes: { key: 'enterprise'; value: KeptIndex };
}

/** What is pulled can be pulled again: it need not wait for the disk. */
type Writing = IDBPTransaction<PulledSchema, ('blocks' | 'meta')[], 'readwrite'>;

export class PulledDb {
  private readonly db: Database<PulledSchema>;

  constructor(readonly name: string) {
    this.db = new Database(name, 2, (db, from) => {
      if (from < 1) {
        db.createObjectStore('blocks', { autoIncrement: true });
        db.createObjectStore('meta');
      }
      db.createObjectStore('indexes');
    });
  }

  async meta(): Promise<PulledMeta> {
    return (await this.db.run((db) => db.get('meta', 'state'))) ?? NOTHING_PULLED;
  }

  /** Reads blocks in the order in which they came, from after the one numbered `after`. */
  blocks(after: number): Promise<{ blocks: PackedBlock[]; last: number }> {
    return this.db.run(async (db) => {
      const range = IDBKeyRange.lowerBound(after, true);
      const tx = db.transaction('blocks');
      const [blocks, keys] = await Promise.all([
        tx.store.getAll(range),
        tx.store.getAllKeys(range),
      ]);
      return { blocks, last: keys.at(-1) ?? after };
    });
  }

  /**
   * Keeps a page and its cursor, both or neither. Null: it was asked for from another cursor than the one that is
   * here. The browser threw away what it follows, or another tab was first.
   */
  append(page: PullResponse, from: string | null): Promise<PulledMeta | null> {
    const blocks = page.blocks.map(pack);
    const keep = async (tx: Writing) => {
      const before = (await tx.objectStore('meta').get('state')) ?? NOTHING_PULLED;
      if (faults.pageFollows(before.cursor !== from)) return null;
      const next = after(before, page, blocks);
      for (const block of blocks) await tx.objectStore('blocks').add(block);
      await tx.objectStore('meta').put(next, 'state');
      return next;
    };
    return this.db.write(['blocks', 'meta'], keep, 'relaxed');
  }

  /** Notes the file that the fill is to begin with. */
  begin(file: FileBegun): Promise<PulledMeta> {
    const note = async (tx: Writing) => {
      const begun: PulledMeta = { ...NOTHING_PULLED, file };
      await tx.objectStore('meta').put(begun, 'state');
      return begun;
    };
    return this.db.write(['blocks', 'meta'], note, 'relaxed');
  }

  /** Keeps the next part of the file; with the last one, the fill has come to its cursor. Null: another tab was first. */
  appendPart(at: number, block: PackedBlock): Promise<PulledMeta | null> {
    const keep = async (tx: Writing) => {
      const before = (await tx.objectStore('meta').get('state')) ?? NOTHING_PULLED;
      const { file } = before;
      if (file?.done !== at) return null;
      const done = at + 1;
      const cursor = done === file.parts.length ? file.cursor : null;
      const rows = before.rows + block.size;
      const next = { ...before, cursor, rows, file: { ...file, done } };
      await tx.objectStore('blocks').add(block);
      await tx.objectStore('meta').put(next, 'state');
      return next;
    };
    return this.db.write(['blocks', 'meta'], keep, 'relaxed');
  }

  /** Puts these blocks in the place of all of their kind up to the one numbered `upTo`, in one transaction. */
  replace(kind: string, upTo: number, by: PackedBlock[]): Promise<void> {
    const put = async (tx: Writing) => {
      const blocks = tx.objectStore('blocks');
      const later: PackedBlock[] = [];
      for await (const cursor of blocks) {
        if (cursor.value.kind !== kind) continue;
        // what another tab has added meanwhile stays, after what it changes
        if (cursor.key > upTo) later.push(cursor.value);
        await cursor.delete();
      }
      const meta = (await tx.objectStore('meta').get('state')) ?? NOTHING_PULLED;
      for (const block of [...by, ...later]) await blocks.add(block);
      await tx.objectStore('meta').put({ ...meta, packed: meta.packed + 1 }, 'state');
    };
    return this.db.write(['blocks', 'meta'], put, 'relaxed');
  }

  async index(): Promise<KeptIndex | null> {
    return (await this.db.run((db) => db.get('indexes', 'enterprise'))) ?? null;
  }

  /** Keeps it beside the rows; not where they are gone, or were packed anew since it was made. */
  keepIndex(index: KeptIndex): Promise<void> {
    const put = async (tx: IDBPTransaction<PulledSchema, ('meta' | 'indexes')[], 'readwrite'>) => {
      const meta = await tx.objectStore('meta').get('state');
      if (meta?.packed === index.packed) await tx.objectStore('indexes').put(index, 'enterprise');
    };
    return this.db.write(['meta', 'indexes'], put, 'relaxed');
  }

  /** Deletes the database for good. */
  async delete(): Promise<void> {
    this.close();
    await deleteDB(this.name);
  }

  close(): void {
    this.db.close();
  }
}

function after(before: PulledMeta, page: PullResponse, blocks: PackedBlock[]): PulledMeta {
  const rows = blocks.reduce((sum, block) => sum + block.size, before.rows);
  const complete = before.complete || !page.has_more;
  return {
    ...before,
    more: page.has_more,
    cursor: page.cursor,
    epoch: page.epoch,
    complete,
    rows,
    remaining: page.remaining,
  };
}
