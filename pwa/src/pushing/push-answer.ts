/** Reads the server's answer to a push, once it is known to be one. */
import type { Reply } from '@/api/http';
import type { SealedEvent } from '@/db/evidence';
import type { Offered } from '@/db/outbox';
import { Failure } from '@/failure';
import { sha256 } from '@/sealing/encoding';
import { payloadOf } from '@/sealing/jws';
import type { PushResponse, PushResult } from '@/wire';

export function receivedAt(receipt: string | null): string | null {
  try {
    return receipt && payloadOf<{ received_at: string }>(receipt).received_at;
  } catch {
    return null; // kept as it is; only its time cannot be shown
  }
}

/** Lists the chains in which the server misses something before what it holds. */
export function chainGaps(batch: Offered[], answer: PushResponse): Record<string, number> {
  const held = batch.filter((_, at) => answer.results[at]!.status === 'held');
  return Object.fromEntries(held.map(({ event }) => [event.kid, answer.chains[event.kid] ?? 0]));
}

/** Reads the answer to exactly this batch; anything else is no answer of ours. */
export async function readAnswer(reply: Reply, batch: Offered[]): Promise<PushResponse> {
  const answer = reply.json as PushResponse | null;
  const fits =
    typeof answer?.epoch === 'string' &&
    Array.isArray(answer.results) &&
    answer.results.length === batch.length &&
    (await Promise.all(batch.map(({ event }, at) => isOf(event, answer.results[at])))).every(
      Boolean,
    );
  if (!fits) throw new Failure('no_signal', 'not an answer to what was sent');
  return answer;
}

/** A record that the phone's storage spoiled has another hash than when it was sealed, and must not keep others back. */
async function isOf({ hash, jws }: SealedEvent, result?: PushResult): Promise<boolean> {
  return result?.hash === hash || (result !== undefined && result.hash === (await sha256(jws)));
}
