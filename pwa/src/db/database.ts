/**
 * Opens IndexedDB so that it survives the death of its handle: iOS closes handles of apps in the background, without a
 * word.
 */
import {
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  type StoreNames,
} from 'idb';
import { Failure } from '@/failure';
import * as faults from '@/faults';
import { abort, atHome, endsWithPage, isAway } from './page-leave';

/** A dead handle is reopened this often for one piece of work; a phone whose storage is gone fails then. */
const MAX_REOPENINGS = 2;

/** What a browser throws when the handle, not the work, is at fault. */
const DEAD_HANDLE_ERRORS = faults.reopenDatabase(['InvalidStateError', 'UnknownError']);

/** A database as reads see it: what writes is `Database.write` alone, so that no other transaction can hold the storage. */
export interface Reading<S extends DBSchema> extends Pick<IDBPDatabase<S>, ReadMethod> {
  transaction<N extends StoreNames<S>>(store: N): IDBPTransaction<S, [N]>;
  transaction<N extends StoreNames<S>[]>(stores: N): IDBPTransaction<S, N>;
}
type ReadMethod =
  | 'get'
  | 'getFromIndex'
  | 'getAll'
  | 'count'
  | 'getAllFromIndex'
  | 'getAllKeysFromIndex'
  | 'countFromIndex';

type Upgrade<S extends DBSchema> = (db: IDBPDatabase<S>, from: number) => void;

export class Database<S extends DBSchema> {
  private handle: Promise<IDBPDatabase<S>> | null = null;

  constructor(
    readonly name: string,
    private readonly version: number,
    private readonly upgrade: Upgrade<S>,
  ) {}

  /**
   * Reads, by work that may be run again from its beginning: after a handle died nobody knows how far it came. Rejects with a `storage` or `storage_full` failure, or with what the work itself threw.
   */
  run<T>(work: (db: Reading<S>) => Promise<T>): Promise<T> {
    return this.survive(work);
  }

  private async survive<T>(work: (db: IDBPDatabase<S>) => Promise<T>): Promise<T> {
    for (let left = MAX_REOPENINGS; ; left--) {
      try {
        return await work(await this.open());
      } catch (error) {
        if (!isDead(error) || left === 0) throw storageFailure(error);
        this.close();
      }
    }
  }

  /**
   * Writes in one transaction, kept whole or not at all: also when the work throws in its middle, after which a browser would
   * commit what was asked for until then. Strict durability unless told otherwise. The work may be run again from its
   * beginning: after a handle died nobody knows whether its last transaction was kept, and one that the page left in its
   * middle was not.
   */
  write<T, N extends StoreNames<S>>(
    stores: N[],
    work: (tx: IDBPTransaction<S, N[], 'readwrite'>) => Promise<T>,
    durability: IDBTransactionDurability = 'strict',
  ): Promise<T> {
    return this.survive(async (db) => {
      for (;;) {
        await atHome();
        const tx = db.transaction(stores, 'readwrite', { durability });
        const ended = endsWithPage(tx);
        const done = tx.done.then(
          () => null,
          (error: unknown) => ({ error }),
        );
        try {
          const result = await work(tx);
          const failed = await faults.endAwaited(done);
          if (failed) throw failed.error;
          return result;
        } catch (error) {
          abort(tx);
          await done;
          if (!isAway()) throw error;
        } finally {
          ended();
        }
      }
    });
  }

  close(): void {
    void this.handle?.then((db) => db.close()).catch(() => undefined);
    this.handle = null;
  }

  private open(): Promise<IDBPDatabase<S>> {
    this.handle ??= this.openAt(this.version)
      // a later build was here and was taken back: schemas only grow, so what it left can be used as it is
      .catch((error: unknown) => {
        if (!faults.newerSchema(isNewer(error))) throw error;
        return this.openAt(undefined);
      })
      .catch((error: unknown) => {
        this.handle = null;
        throw error;
      });
    return this.handle;
  }

  private openAt(version: number | undefined): Promise<IDBPDatabase<S>> {
    return openDB<S>(this.name, version, {
      upgrade: (db, from) => this.upgrade(db, from),
      // another tab wants to upgrade or delete: let go, the next work opens again
      blocking: () => this.close(),
      terminated: () => (this.handle = null),
    });
  }
}

function isDead(error: unknown): boolean {
  return error instanceof DOMException && DEAD_HANDLE_ERRORS.includes(error.name);
}

function isNewer(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'VersionError';
}

/** Says the browser's errors in our words; what is ours goes through. */
function storageFailure(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  return error.name === 'QuotaExceededError'
    ? new Failure('storage_full')
    : new Failure('storage', error.name);
}

/** Asks the browser never to evict what officers sealed. It may refuse; nothing else changes then. */
export async function keepStorage(): Promise<boolean> {
  try {
    return await faults.persistentStorage(navigator.storage).persist();
  } catch {
    return false; // no such API, or no secure context
  }
}
