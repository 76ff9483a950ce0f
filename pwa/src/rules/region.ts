/**
 * Holds all that the phone knows, in one place, off the main thread: pulled data, search, rules. Runs in a worker; in tests
 * in the process. It neither reads the clock nor the network: both come with what is asked.
 */
import { PulledDb, type FileBegun, type PulledMeta } from '@/db/pulled-db';
import { PulledStore } from '@/db/pulled-store';
import { RegionFile } from '@/db/region-file';
import { Failure } from '@/failure';
import type { PullResponse } from '@/wire';
import { Book } from './book';
import { Directory } from './directory';
import { announcedAt } from './due-lines';
import type { Rules } from './engine';
import { History } from './history';
import { Ledger } from './ledger';
import type { Parts } from './judge-visit';
import type { KeptPack } from './packs';
import { NOTHING_OWN, type OwnFacts } from './visit-facts';

export interface Known {
  store: PulledStore;
  directory: Directory;
  history: History;
  ledger: Ledger;
  book: Book | null;
  /** Of the visits, when the book was filled. */
  visits: { end: number; dying: number };
}

export class Region {
  /** Null before the first fill has come to its end. */
  known: Known | null = null;
  private own: OwnFacts = NOTHING_OWN;
  private packs: KeptPack[] = [];
  private rules: Promise<Rules> | null = null;
  private readonly file = new RegionFile();

  constructor(private readonly load: () => Promise<Rules>) {}

  /** Opens what was pulled into the database of this name; null: nothing was. */
  async open(name: string | null): Promise<void> {
    this.known?.book?.free();
    this.known?.store.close();
    this.known = null;
    if (name === null) return;
    this.known = around(await PulledStore.open(name));
    this.known.history.setOwn(this.own);
  }

  /** Opens it where it is not open, else takes in what another tab pulled. */
  async show(name: string | null): Promise<void> {
    if (this.known?.store.name === name) return this.catchUp();
    if (this.known || name !== null) await this.open(name);
  }

  /** Takes in what another tab pulled. */
  async catchUp(): Promise<void> {
    if (!this.known) return;
    const { name } = this.known.store;
    const { anew, changed } = await this.known.store.catchUp();
    if (anew) await this.open(name);
    else if (changed) this.noteChange();
  }

  async meta(name: string): Promise<PulledMeta> {
    if (this.known?.store.name === name) return this.known.store.meta();
    const db = new PulledDb(name);
    try {
      return await db.meta();
    } finally {
      db.close();
    }
  }

  /**
   * Keeps a page of pull, as it came, in the database of this name: the open one or one that is being filled. Null
   * where that has come to another cursor than `from`, which the page follows.
   */
  async append(name: string, bytes: ArrayBuffer, from: string | null): Promise<PulledMeta | null> {
    const page = parsePage(bytes);
    if (this.known?.store.name === name) {
      const meta = await this.known.store.append(page, from);
      if (!meta) return null;
      this.noteChange();
      await this.known.store.compact();
      await this.catchUp();
      return meta;
    }
    const db = new PulledDb(name);
    try {
      return await db.append(page, from);
    } finally {
      db.close();
    }
  }

  /** Begins the database of this name, which is a shadow, with the region's file. */
  beginFile(name: string, file: FileBegun): Promise<PulledMeta> {
    return this.file.begin(name, file);
  }

  /** Keeps a part of it. Null: it is not what its hash says, or not the next one. */
  keepPart(name: string, at: number, bytes: ArrayBuffer): Promise<PulledMeta | null> {
    return this.file.keep(name, at, bytes);
  }

  /** Deletes a database that nothing needs any more. */
  async drop(name: string): Promise<void> {
    if (this.known?.store.name === name) await this.open(null);
    await new PulledDb(name).delete();
  }

  setOwn(own: OwnFacts): void {
    this.own = own;
    const touched = this.known?.history.setOwn(own);
    if (touched) this.known?.book?.forget(touched);
  }

  /** What is judged by from now on: packs whose signatures were good. */
  setPacks(packs: KeptPack[]): void {
    const names = (of: KeptPack[]) => of.map(({ hash }) => hash).join();
    if (names(packs) === names(this.packs)) return;
    this.packs = packs;
    this.known?.book?.free();
    if (this.known) this.known.book = null;
  }

  /** Makes ready what the first search, scan and verdict would wait for. */
  async warm(): Promise<void> {
    await this.known?.directory.warm();
    await this.parts().catch(() => undefined);
  }

  /** Makes ready what judging today's list would wait for. */
  async warmToday(): Promise<void> {
    const { book, store } = await this.parts();
    book.about(announcedAt(store));
  }

  /** What judging needs. Rejects with `rules` where there is none. */
  async parts(): Promise<Parts> {
    const rules = await this.loadRules();
    if (!this.known) throw new Failure('no_data');
    const { store, directory, history } = this.known;
    this.known.book ??= new Book(rules, store, history, this.packs);
    return { store, directory, history, book: this.known.book };
  }

  loadRules(): Promise<Rules> {
    this.rules ??= this.load().catch((error: unknown) => {
      this.rules = null; // the next question tries again
      throw new Failure('rules', String(error));
    });
    return this.rules;
  }

  /** What was judged rests on rows that may be others now. */
  private noteChange(): void {
    const { known } = this;
    if (!known) return;
    const { store, history, visits } = known;
    const { end, dying } = store.table('visit');
    if (dying !== visits.dying) known.book?.forgetAll();
    else known.book?.forget(history.enterprisesSince(visits.end));
    known.visits = { end, dying };
  }
}

function around(store: PulledStore): Known {
  const { end, dying } = store.table('visit');
  const directory = new Directory(store);
  return {
    store,
    directory,
    ledger: new Ledger({ store, directory }),
    history: new History(store),
    book: null,
    visits: { end, dying },
  };
}

/** A body that is cut or no JSON counts as no signal: it is fetched again. */
function parsePage(bytes: ArrayBuffer): PullResponse {
  try {
    const page = JSON.parse(new TextDecoder().decode(bytes)) as PullResponse;
    if (typeof page.cursor === 'string' && Array.isArray(page.blocks)) return page;
  } catch {
    // told below
  }
  throw new Failure('no_signal', 'not a page of a pull');
}
