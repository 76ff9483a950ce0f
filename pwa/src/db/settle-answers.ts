/** Settles the outbox by the server's answers. */
import { clock } from '@/clock';
import * as faults from '@/faults';
import type { PushResult } from '@/wire';
import { earliest } from './arrival';
import type { EvidenceDb, OutboxRow, SealedEvent } from './evidence';

/**
 * Answers after which a chain needs another key: it was revoked, or another phone seals with it, too (both were set up
 * from one backup).
 */
const CHAIN_GIVEN_UP_WHYS = faults.forkGivenUp(['revoked_key', 'number_taken', 'broken_chain']);

/** What the server said of an event. */
export interface Answer {
  event: SealedEvent;
  /** The receipt that went with it. */
  offered: string | null;
  result: PushResult;
  /** As the answer's receipt says it. */
  received_at: string | null;
  /** It is offered again with more, whatever was said of it now. */
  again?: boolean;
}

/** The server's epoch: of the answer, and as it was known when that was asked for. */
export interface AnswerEpochs {
  answered: string;
  asked: string | null;
}

export interface Settled {
  /** What the answer was the last word for; the others wait, to be offered again. */
  events: Set<string>;
  /** Another tab learned of a restore meanwhile: the answer is of a server that may have lost it all, and settled nothing. */
  overtaken: boolean;
}

/**
 * Keeps what the server said of each event: one transaction, so that a cut in between settles all or none. A receipt is
 * kept whatever else was said: after a restore it is what tells the first arrival. Where an earlier one came to light while
 * the event was on its way, it is offered again, for the server to know.
 */
export function settle(
  evidence: EvidenceDb,
  answers: Answer[],
  { answered, asked }: AnswerEpochs,
): Promise<Settled> {
  return evidence.write(['outbox', 'sent', 'chains', 'kv'], async (tx) => {
    const known = (await tx.objectStore('kv').get('epoch')) ?? null;
    const overtaken = known !== asked && known !== answered;
    const outbox = tx.objectStore('outbox');
    const sent = tx.objectStore('sent');
    const events = new Set<string>();
    const keep = async ({ event, offered, result, received_at, again }: Answer): Promise<void> => {
      const { id, kid, seq } = event;
      const [first, row] = [await sent.get(id), await outbox.get([kid, seq])];
      const { receipt } = result;
      const arrival = earliest(first, row?.arrival, { receipt, received_at });
      const waiting: OutboxRow = { id, kid, seq, state: 'waiting', why: null, words: null };
      const serverKnows = [receipt, offered].includes(arrival.receipt);
      if (overtaken || again || !serverKnows) {
        await outbox.put({ ...(row ?? waiting), state: 'waiting', arrival });
        return;
      }
      events.add(id);
      if (result.status === 'accepted' || result.status === 'duplicate') {
        // a row keeps why it did not count, also when it is offered again
        const was_aside = first?.was_aside || (row?.why ?? 'gap') !== 'gap';
        const verdict = result.verdict ?? first?.verdict ?? null;
        await sent.put({ ...arrival, id, verdict, sent_at: clock.now(), was_aside });
        await outbox.delete([kid, seq]);
      } else {
        const state = result.status === 'held' ? 'held' : 'set_aside';
        await outbox.put({ ...waiting, state, why: result.why, words: result.words, arrival });
      }
    };
    await Promise.all(answers.map(keep));
    const over = answers.filter(
      ({ event, result }) => events.has(event.id) && CHAIN_GIVEN_UP_WHYS.includes(result.why ?? ''),
    );
    for (const kid of new Set(over.map(({ event }) => event.kid))) {
      const chain = await tx.objectStore('chains').get(kid);
      if (chain) await tx.objectStore('chains').put({ ...chain, revoked: true });
    }
    return { events, overtaken };
  });
}
