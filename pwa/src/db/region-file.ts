/** Keeps the parts of a region's file in the database that is being filled, each once it is what its hash says. */
import * as faults from '@/faults';
import { enterprisesIn, KnownEnterprises } from './known-enterprises';
import { PulledDb, type FileBegun, type PulledMeta } from './pulled-db';
import { readPart } from './region-part';

export class RegionFile {
  /** The enterprises of the parts that are kept; null before the first, and once the worker was begun anew. */
  private known: { name: string; done: number; enterprises: KnownEnterprises } | null = null;

  /** Begins a fill with the file. */
  begin(name: string, file: FileBegun): Promise<PulledMeta> {
    return within(name, (db) => db.begin(file));
  }

  /** Keeps a part. Null: it is not what it should be, or not the next one. */
  keep(name: string, at: number, bytes: ArrayBuffer): Promise<PulledMeta | null> {
    return within(name, async (db) => {
      const part = (await db.meta()).file?.parts[at];
      if (!part || faults.partHash((await hashOf(bytes)) !== part.hash)) return null;
      const known = await this.before(db, at);
      try {
        const { block, enterprises } = await readPart(new Uint8Array(bytes), known);
        const meta = await db.appendPart(at, block);
        if (enterprises) known.add(part.hash, enterprises);
        this.known = { name, done: at + 1, enterprises: known };
        return meta;
      } catch (error) {
        this.known = null;
        if (error instanceof RangeError || error instanceof TypeError) return null;
        throw error;
      }
    });
  }

  /** The enterprises of the parts before, read again where the worker was begun anew. */
  private async before(db: PulledDb, at: number): Promise<KnownEnterprises> {
    if (this.known?.name === db.name && this.known.done === at) return this.known.enterprises;
    const enterprises = new KnownEnterprises();
    const { parts = [] } = (await db.meta()).file ?? {};
    const { blocks } = await db.blocks(0);
    blocks.slice(0, at).forEach((block, part) => {
      if (block.kind === 'enterprise') enterprises.add(parts[part]!.hash, enterprisesIn(block));
    });
    return enterprises;
  }
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function within<T>(name: string, work: (db: PulledDb) => Promise<T>): Promise<T> {
  const db = new PulledDb(name);
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
