/** Web Locks of one phone: its pages wait for each other, and a page that dies lets go. */

interface Holder {
  readonly alive: boolean;
}

interface Request {
  page: Holder;
  grant: () => void;
}

type Work<T> = (lock: object | null) => Promise<T>;

export class Locks {
  private readonly held = new Map<string, Request>();
  private readonly waiting = new Map<string, Request[]>();

  /** As a page of this phone sees them. */
  of(page: Holder): Pick<Locks, 'request'> {
    return {
      request: ((name: string, one: unknown, other?: unknown) => {
        const ifAvailable = (one as { ifAvailable?: boolean }).ifAvailable === true;
        return this.take(page, name, ifAvailable, (other ?? one) as Work<unknown>);
      }) as Locks['request'],
    };
  }

  request!: LockManager['request'];

  /** What is waited for, and by how many. */
  get names(): string[] {
    const waiting = [...this.waiting].filter(([, queue]) => queue.length > 0);
    return waiting.map(([name, queue]) => `the lock ${name}, ${queue.length} waiting`);
  }

  /** The page died. */
  forget(page: Holder): void {
    for (const [name, queue] of this.waiting) {
      this.waiting.set(
        name,
        queue.filter((request) => request.page !== page),
      );
    }
    for (const [name, request] of this.held) if (request.page === page) this.free(name, request);
  }

  private async take<T>(
    page: Holder,
    name: string,
    ifAvailable: boolean,
    work: Work<T>,
  ): Promise<T> {
    // what a dead page had begun comes here still, and nobody is there to be given a lock
    if (!page.alive) return new Promise(() => undefined);
    const request: Request = { page, grant: () => undefined };
    if (!this.held.has(name)) this.held.set(name, request);
    else if (ifAvailable) return work(null);
    else {
      await new Promise<void>((resolve) => {
        request.grant = resolve;
        this.waiting.set(name, [...(this.waiting.get(name) ?? []), request]);
      });
    }
    try {
      return await work({ name });
    } finally {
      this.free(name, request);
    }
  }

  private free(name: string, request: Request): void {
    if (this.held.get(name) !== request) return;
    this.held.delete(name);
    const [next, ...rest] = this.waiting.get(name) ?? [];
    this.waiting.set(name, rest);
    if (!next) return;
    this.held.set(name, next);
    next.grant();
  }
}
