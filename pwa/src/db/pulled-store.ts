/** Holds everything that was pulled, in memory and on the disk: the tables of one scope. */
import type { KeptPart } from '@/search';
import type { PullResponse } from '@/wire';
import { PulledDb, type KeptIndex, type PulledMeta } from './pulled-db';
import { Table } from './table';

export class PulledStore {
  private tables = new Map<string, Table>();
  /** The last block that is in the tables, and how often blocks had been packed anew by then. */
  private last = 0;
  private packed = 0;
  /** Whether all that the officer may see came once; else what comes first alone. */
  complete = false;

  private constructor(private readonly db: PulledDb) {}

  static async open(name: string): Promise<PulledStore> {
    const store = new PulledStore(new PulledDb(name));
    await store.catchUp();
    return store;
  }

  get name(): string {
    return this.db.name;
  }

  table(kind: string): Table {
    let table = this.tables.get(kind);
    if (!table) this.tables.set(kind, (table = new Table(kind)));
    return table;
  }

  meta(): Promise<PulledMeta> {
    return this.db.meta();
  }

  async append(page: PullResponse, from: string | null): Promise<PulledMeta | null> {
    const meta = await this.db.append(page, from);
    if (meta) await this.catchUp();
    return meta;
  }

  /** Takes in what is on the disk and not in the tables: the page just kept, and what another tab pulled. */
  async catchUp(): Promise<{ anew: boolean; changed: boolean }> {
    const { packed, complete } = await this.db.meta();
    this.complete = complete;
    const anew = packed !== this.packed;
    if (anew) {
      this.tables = new Map();
      this.last = 0;
      this.packed = packed;
    }
    const { blocks, last } = await this.db.blocks(this.last);
    for (const block of blocks) this.table(block.kind).apply(block);
    this.last = last;
    return { anew, changed: blocks.length > 0 };
  }

  /** Packs a table anew that has come to lie in many small blocks; at most one, so that nobody waits long. */
  async compact(): Promise<void> {
    for (const table of this.tables.values()) {
      const blocks = table.packed();
      if (blocks) return this.db.replace(table.kind, this.last, blocks);
    }
  }

  /** The index that was made of rows as they are numbered now, and how many; null where there is none. */
  async index(): Promise<Omit<KeptIndex, 'packed'> | null> {
    const kept = await this.db.index();
    return kept?.packed === this.packed ? kept : null;
  }

  keepIndex(end: number, part: KeptPart): Promise<void> {
    return this.db.keepIndex({ packed: this.packed, end, part });
  }

  close(): void {
    this.db.close();
  }

  delete(): Promise<void> {
    return this.db.delete();
  }
}
