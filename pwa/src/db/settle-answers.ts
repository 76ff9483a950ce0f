/** Settles the outbox by the server's answers. */
import { clock } from '@/clock';
import * as faults from '@/faults';
import type { PushResult } from '@/wire';
import type { EvidenceDb, SealedEvent } from './evidence';

/**
 * Answers after which a chain needs another key: it was revoked, or another phone seals with it, too (both were set up
 * from one backup).
 */
const CHAIN_GIVEN_UP_WHYS = faults.forkGivenUp(['revoked_key', 'number_taken', 'broken_chain']);

export interface Settled {
  event: SealedEvent;
  result: PushResult;
  /** As the receipt says it. */
  received_at: string | null;
}

/** Keeps what the server said of each event: one transaction, so that a cut in between settles all or none. */
export function settle(evidence: EvidenceDb, answers: Settled[]): Promise<void> {
  return evidence.write(['outbox', 'sent', 'chains'], async (tx) => {
    const outbox = tx.objectStore('outbox');
    const sent = tx.objectStore('sent');
    const work = answers.map(async ({ event: { id, kid, seq }, result, received_at }) => {
      if (result.status === 'accepted' || result.status === 'duplicate') {
        const [first, row] = [await sent.get(id), await outbox.get([kid, seq])];
        // a row keeps why it did not count, also when it is offered again
        const was_aside = first?.was_aside || (row?.why ?? 'gap') !== 'gap';
        // the first receipt stays the one that counts, also after a restore
        const kept = first?.receipt ? first : { receipt: result.receipt, received_at };
        const verdict = result.verdict ?? first?.verdict ?? null;
        await sent.put({ ...kept, id, verdict, sent_at: clock.now(), was_aside });
        await outbox.delete([kid, seq]);
      } else {
        const state = result.status === 'held' ? 'held' : 'set_aside';
        await outbox.put({ id, kid, seq, state, why: result.why, words: result.words });
      }
    });
    await Promise.all(work);
    const over = answers.filter(({ result }) => CHAIN_GIVEN_UP_WHYS.includes(result.why ?? ''));
    for (const kid of new Set(over.map(({ event }) => event.kid))) {
      const chain = await tx.objectStore('chains').get(kid);
      if (chain) await tx.objectStore('chains').put({ ...chain, revoked: true });
    }
  });
}
