/** Asks for the enterprise's own visits: every 3 s while somebody looks, answered with 304 while nothing changed. */
import type { EnterprisePort, EnterpriseVisits } from '@/ports';
import type * as W from '@/wire';
import { expectOk } from './problem';
import type { Session } from './session';
import { judged } from './verdict';

const VISITS_PATH = '/api/v1/enterprise/visits';
const POLL_MS = 3_000;

/** After an answer that did not come, we ask less often: somebody in a cellar looks at old data anyway. */
const POLL_AFTER_FAILURE_MS = 10_000;

export function enterprisePort(session: Session): EnterprisePort {
  let etag: string | null = null;
  /** What a poll brought and nobody has taken yet. */
  let fresh: W.EnterpriseVisits | null = null;

  async function first(known: string | null): Promise<W.EnterpriseVisits | null> {
    const headers = known ? { 'If-None-Match': known } : {};
    const reply = await session.call(VISITS_PATH, { headers });
    if (reply.status === 304) return null;
    const visits = expectOk<W.EnterpriseVisits>(reply);
    etag = reply.headers.get('ETag');
    return visits;
  }

  return {
    async visits(before) {
      if (before !== null) {
        const reply = await session.call(`${VISITS_PATH}?before=${encodeURIComponent(before)}`);
        return page(expectOk<W.EnterpriseVisits>(reply));
      }
      const visits = fresh ?? (await first(null));
      fresh = null;
      if (!visits) throw new Error('304 to a question without an ETag');
      return page(visits);
    },
    watch(changed) {
      return pollWhileVisible(async () => {
        const visits = await first(etag);
        if (!visits) return;
        fresh = visits;
        changed();
      });
    },
  };
}

function page(visits: W.EnterpriseVisits): EnterpriseVisits {
  return { ...visits, items: visits.items.map(judged) };
}

/** Runs it again and again while the page is in view, at once when it comes back. Returns how to stop. */
function pollWhileVisible(run: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const hidden = () => typeof document !== 'undefined' && document.hidden;
  const again = (ms: number) => {
    clearTimeout(timer);
    if (!stopped && !hidden()) timer = setTimeout(() => void turn(), ms);
  };
  const turn = () =>
    run().then(
      () => again(POLL_MS),
      () => again(POLL_AFTER_FAILURE_MS),
    );
  const shown = () => {
    if (hidden()) clearTimeout(timer);
    else again(0);
  };
  if (typeof document !== 'undefined') document.addEventListener('visibilitychange', shown);
  again(POLL_MS);
  return () => {
    stopped = true;
    clearTimeout(timer);
    if (typeof document !== 'undefined') document.removeEventListener('visibilitychange', shown);
  };
}
