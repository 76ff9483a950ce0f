/**
 * Asks for pages of what is pulled, each as large as the signal carries: with fewer rows after one that did not get
 * through, with more again as they come quickly.
 */
import type { Reply } from '@/api/http';
import type { Session } from '@/api/session';
import { clock } from '@/clock';
import * as faults from '@/faults';

/** As many as the server gives (`docs/SYNC-PROTOCOL.md`, "Numbers"). Compressed, a few hundred kB. */
const MAX_ROWS_PER_PAGE = 5_000;

/** A few kB: on the worst signal a second or two. With fewer, the round trips are what takes long. */
const MIN_ROWS_PER_PAGE = 50;

/** A page as the server gives it takes that long on a signal that is just good enough. */
const PAGE_PATIENCE_MS = 60_000;

/** A page that took longer is as large as this signal carries. */
const QUICK_PAGE_MS = PAGE_PATIENCE_MS / 4;

/** Patience is lost four times, not eight, until a page is small enough for any signal. */
const ROWS_DIVISOR = 4;

/** A page that was asked for. */
export interface PageRequest {
  cursor: string | null;
  /** When (the app's clock): the data are at least as new. */
  asked: number;
  /** The same by the monotonic clock, ms. */
  begun: number;
  rows: number;
  reply: Promise<Reply>;
}

/** Who asks; how many rows is remembered there, from one pull to the next. */
export interface PageAsker {
  session: Session;
  app: string;
  most?: number;
}

export class Pages {
  /** Rows of the page that was asked for last. */
  private rows = MAX_ROWS_PER_PAGE;

  constructor(private readonly asker: PageAsker) {}

  ask(cursor: string | null): PageRequest {
    this.rows = this.asker.most ?? MAX_ROWS_PER_PAGE;
    const reply = this.page(cursor, this.rows);
    // whoever awaits it hears of it; nobody may, where we guessed wrong
    reply.catch(() => undefined);
    return { cursor, asked: clock.now(), begun: clock.monotonic(), rows: this.rows, reply };
  }

  /** This page got through: the next may be larger. */
  arrived({ rows, begun }: PageRequest): void {
    if (clock.monotonic() - begun < QUICK_PAGE_MS)
      this.asker.most = Math.min(rows * 2, MAX_ROWS_PER_PAGE);
  }

  /** The last page did not get through: the next is smaller. */
  fewer(): void {
    const fewer = Math.max(Math.floor(this.rows / ROWS_DIVISOR), MIN_ROWS_PER_PAGE);
    this.asker.most = faults.fewerRows(fewer, this.asker.most ?? MAX_ROWS_PER_PAGE);
  }

  private page(cursor: string | null, rows: number): Promise<Reply> {
    const query = new URLSearchParams();
    if (cursor !== null) query.set('cursor', cursor);
    if (rows < MAX_ROWS_PER_PAGE) query.set('limit', String(rows));
    const asked = query.size > 0 ? `?${query.toString()}` : '';
    return this.asker.session.call(`/api/v1/sync/pull${asked}`, {
      raw: true,
      headers: { 'Ruqi-App': this.asker.app },
      patience: PAGE_PATIENCE_MS,
    });
  }
}
