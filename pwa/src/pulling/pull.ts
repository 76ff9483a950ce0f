/**
 * Pulls the rows of the officer's scope. Pages go into the database in use, or, for a first fill and for a scope that
 * changed, into a shadow that takes its place when it is full. The outbox is never touched.
 */
import type { Reply } from '@/api/http';
import { asProblem, waitAskedFor } from '@/api/problem';
import type { DeviceDb, PulledState } from '@/db/device';
import type { PulledMeta } from '@/db/pulled-db';
import { Failure } from '@/failure';
import * as faults from '@/faults';
import { takeFirstPage } from './first-page';
import { readPageHead } from './page-head';
import { Pages } from './pages';
import type { Puller } from './puller';
import { fillFromFile } from './region-file';

export type { Keeper, Puller } from './puller';

/** A server that sends us back to the beginning more often than this in one run is not well. */
const MAX_BEGINNINGS_PER_PULL = 2;

/** A file that another took the place of meanwhile is begun once more; then everything is pulled. */
const MAX_FILES_PER_PULL = 2;

export type PullEnd =
  | { kind: 'done' }
  | { kind: 'no_signal' }
  | { kind: 'sign_in' }
  | { kind: 'too_old' }
  | { kind: 'wait'; seconds: number | null };

export const NEVER_PULLED: PulledState = {
  current: null,
  shadow: null,
  cursor: null,
  as_of: null,
};

export async function pulledState(device: DeviceDb, officer: string): Promise<PulledState> {
  return (await device.get('pulled'))?.[officer] ?? NEVER_PULLED;
}

export async function pull(puller: Puller, officer: string): Promise<PullEnd> {
  const pages = new Pages(puller);
  try {
    return await new Run(puller, officer, pages).all();
  } catch (error) {
    if (error instanceof Failure && error.kind === 'no_signal') {
      pages.fewer();
      return { kind: 'no_signal' };
    }
    if (error instanceof Failure && error.kind === 'sign_in_again') return { kind: 'sign_in' };
    throw error;
  } finally {
    puller.filling(null);
  }
}

const intoOf = (state: PulledState): string => state.shadow ?? state.current ?? '';

class Run {
  private beginnings = 0;
  private files = 0;

  constructor(
    private readonly puller: Puller,
    private readonly officer: string,
    private readonly pages: Pages,
  ) {}

  async all(): Promise<PullEnd> {
    let { state, meta } = await this.resume(await pulledState(this.puller.device, this.officer));
    let asking = this.pages.ask(meta.cursor);
    for (;;) {
      if (state.shadow) this.tell(meta);
      const reply = await asking.reply;
      if (reply.bytes) {
        const { asked, cursor: from } = asking;
        this.pages.arrived(asking);
        const head = readPageHead(reply.bytes);
        // the next page is on its way while this one is kept; if we guessed wrong, it is asked for again
        const ahead = head.more && head.cursor !== undefined ? this.pages.ask(head.cursor) : null;
        const kept = await this.puller.keeper.append(intoOf(state), reply.bytes, from);
        if (!kept) {
          if (++this.beginnings > MAX_BEGINNINGS_PER_PULL) return { kind: 'wait', seconds: null };
          ({ state, meta } = await this.resume(state));
          asking = this.pages.ask(meta.cursor);
          continue;
        }
        meta = kept;
        if (!meta.more) {
          await this.finish(state, {
            cursor: meta.cursor,
            as_of: asked,
            server_time: head.server_time,
          });
          return { kind: 'done' };
        }
        asking = ahead?.cursor === meta.cursor ? ahead : this.pages.ask(meta.cursor);
        continue;
      }
      if (reply.status === 426) return { kind: 'too_old' };
      if (!sendsBack(reply)) return { kind: 'wait', seconds: waitAskedFor(reply) };
      if (++this.beginnings > MAX_BEGINNINGS_PER_PULL) return { kind: 'wait', seconds: null };
      // the scope is another because the officer is: what is sealed from now on has to name the organ of now
      faults.rolesAskedAgain(this.puller.session).askAnew();
      ({ state, meta } = await this.resume(await this.begin(state)));
      asking = this.pages.ask(meta.cursor);
    }
  }

  /** Finds where the pull goes on: in a new shadow where nothing is, or where the browser threw away what was. */
  private async resume(state: PulledState): Promise<{ state: PulledState; meta: PulledMeta }> {
    const into = intoOf(state);
    const meta = into ? await this.puller.keeper.meta(into) : null;
    if (!meta || (state.shadow === null && meta.cursor === null))
      return this.resume(await this.begin(state));
    if (meta.cursor !== null || this.files === MAX_FILES_PER_PULL) return { state, meta };
    let next = state;
    const ahead = async () => void (next = await takeFirstPage(this.puller, this.officer, state));
    const filled = await fillFromFile(this.puller, into, meta, ahead);
    if (filled) return { state: next, meta: filled };
    this.files++;
    return this.resume(await this.begin(next));
  }

  /** Begins a new shadow; what was filled of an older one is of no use any more. */
  private async begin(state: PulledState): Promise<PulledState> {
    if (state.shadow) await this.puller.keeper.drop(state.shadow);
    return this.keep({ ...state, shadow: `ruqi-pulled-${crypto.randomUUID()}` });
  }

  /** The pull came to its end: a shadow takes its place. One write decides it, so that a cut leaves the one or the other. */
  private async finish(
    state: PulledState,
    reached: Pick<PulledState, 'cursor' | 'as_of' | 'server_time'>,
  ): Promise<void> {
    const current = state.shadow ?? state.current;
    await this.keep({ ...reached, current, shadow: null });
    if (!state.shadow) return;
    await this.puller.keeper.open(current);
    if (state.current) await this.puller.keeper.drop(state.current);
  }

  private async keep(state: PulledState): Promise<PulledState> {
    await this.puller.device.keepPulled(this.officer, state);
    return state;
  }

  private tell({ rows, remaining }: PulledMeta): void {
    this.puller.filling({ done: rows, total: remaining === null ? null : rows + remaining });
  }
}

/** Whether the server wants a pull without a cursor: this one is of another scope, another epoch, or was never given. */
function sendsBack(reply: Reply): boolean {
  const type = asProblem(reply.json)?.type;
  return (
    (reply.status === 410 && type === '/problems/begin-again') ||
    (reply.status === 400 && type === '/problems/unknown-cursor')
  );
}
