/**
 * Lets no page that goes away hold the phone's storage. A browser may put such a page aside whole, to go on with it later:
 * a transaction that is open then stays open, and every read of the page after it waits behind it. WebKit does so.
 */

interface Transaction {
  abort(): void;
}

/** Read-write transactions that are open now. */
const open = new Set<Transaction>();

/** While the page is away: ends when it is back. A page that never comes back is one that was killed. */
let away: Promise<void> | null = null;
let comeBack = (): void => undefined;

function leave(): void {
  away ??= new Promise((resolve) => (comeBack = resolve));
  open.forEach(abort);
}

function takeUp(): void {
  comeBack();
  away = null;
}

// a worker has no such events: it goes with its page
if (typeof document !== 'undefined') {
  addEventListener('pagehide', leave);
  addEventListener('pageshow', takeUp);
}

/** Whether the page is on its way out, or put aside. */
export const isAway = (): boolean => away !== null;

/** Waits while the page is away. */
export async function atHome(): Promise<void> {
  await away;
}

/** Counts a transaction among those that end with the page until the function that it gives is called. */
export function endsWithPage(tx: Transaction): () => void {
  open.add(tx);
  return () => void open.delete(tx);
}

export function abort(tx: Transaction): void {
  try {
    tx.abort();
  } catch {
    // it has ended by itself
  }
}
