/** The storage of one phone as one page sees it: the page can die in the middle of whatever it does there. */
import { IDBOpenDBRequest as Unanswered } from 'fake-indexeddb';

interface Transactions extends IDBDatabase {
  transaction: IDBDatabase['transaction'];
}

export class PageStorage {
  private dead = false;
  private readonly handles = new Set<Transactions>();
  private readonly running = new Set<IDBTransaction>();

  constructor(private readonly disk: IDBFactory) {}

  /** What was not committed never was, and nothing is asked for any more. */
  die(): void {
    this.dead = true;
    for (const tx of this.running) {
      try {
        tx.abort();
      } catch {
        // it was being committed: that is decided
      }
    }
    for (const handle of this.handles) handle.close();
  }

  /** The factory that the page has. */
  factory(): IDBFactory {
    return new Proxy(this.disk, {
      get: (disk, name: keyof IDBFactory) => {
        if (name === 'open') return (...args: [string, number]) => this.open(...args);
        if (name === 'deleteDatabase' && this.dead) return () => new Unanswered();
        const of = disk[name] as unknown;
        return typeof of === 'function' ? of.bind(disk) : of;
      },
    });
  }

  private open(name: string, version?: number): IDBOpenDBRequest {
    // nobody is there to be answered
    if (this.dead) return new Unanswered();
    const request = this.disk.open(name, version);
    request.addEventListener('success', () => this.keep(request.result as Transactions));
    return request;
  }

  private keep(handle: Transactions): void {
    if (this.dead) return handle.close();
    this.handles.add(handle);
    const begin = handle.transaction.bind(handle);
    handle.transaction = ((...args: Parameters<typeof begin>) => {
      const tx = begin(...args);
      this.running.add(tx);
      const over = () => this.running.delete(tx);
      tx.addEventListener('complete', over);
      tx.addEventListener('abort', over);
      return tx;
    }) as typeof begin;
  }
}
