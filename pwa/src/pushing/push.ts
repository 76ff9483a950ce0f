/**
 * Pushes one officer's outbox. It needs no session: each record proves itself, and a proof by the officer's key brings
 * the verdicts back. Every answer may be lost, so every record may be sent twice; the server knows it by its bytes.
 */
import type { Http, Reply } from '@/api/http';
import { waitAskedFor } from '@/api/problem';
import type { Chain, EvidenceDb, OutboxRow } from '@/db/evidence';
import { loadOffered, offerAgain, toOffer, type Offered } from '@/db/outbox';
import { settle } from '@/db/settle-answers';
import { Failure } from '@/failure';
import * as faults from '@/faults';
import type { LastHeard } from '@/sealing/last-heard';
import type { PushResponse, PushResult } from '@/wire';
import { chainGaps, readAnswer, receivedAt } from './push-answer';
import { fittingIn, MAX_EVENTS_PER_PUSH, proofOf, pushRequest } from './push-request';

export interface Pusher {
  http: Http;
  heard: LastHeard;
  app: string;
  /** A nonce of the server's, for the proof; null where there is none. */
  nonce: () => Promise<string | null>;
  /** Events to a batch; fewer after one that did not get through, until all have. */
  most?: number;
  /** Which records are on their way, for the screen. */
  sending: (ids: string[]) => void;
}

export type PushEnd =
  | { kind: 'done'; accepted: number; held: number; upgradeRequired: boolean; epoch: string | null }
  | { kind: 'no_signal' }
  /** The server asks to wait (seconds), or failed (null: as long as the retries say). */
  | { kind: 'wait'; seconds: number | null };

/**
 * Offers each record of the outbox at most once. `epoch` is the probe's: a new one is asked about even with nothing to
 * send.
 */
export async function push(
  pusher: Pusher,
  evidence: EvidenceDb,
  epoch: string | null,
): Promise<PushEnd> {
  const run = new Run(pusher, evidence, await evidence.chains());
  try {
    return await run.all(epoch);
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'no_signal') throw error;
    pusher.most = faults.halveOnSilence(run.half(), pusher.most ?? MAX_EVENTS_PER_PUSH);
    return { kind: 'no_signal' };
  } finally {
    pusher.sending([]);
  }
}

class Run {
  private most: number;
  /** Events in the batch that is on its way, or went last. */
  private size = 0;
  private accepted = 0;
  private held = 0;
  private upgradeRequired = false;
  private withCertificates = false;
  private provable = true;
  private readonly offered = new Set<string>();

  constructor(
    private readonly pusher: Pusher,
    private readonly evidence: EvidenceDb,
    private readonly chains: Chain[],
  ) {
    this.most = pusher.most ?? MAX_EVENTS_PER_PUSH;
  }

  /** Half as many events as in the batch that went last: a slow or broken signal carries less at a time. */
  half(): number {
    return Math.max(1, Math.floor((this.size || this.most) / 2));
  }

  async all(probed: string | null): Promise<PushEnd> {
    let epoch = (await this.evidence.get('epoch')) ?? null;
    let asked = probed === null || epoch === null || probed === epoch;
    let queue = await this.waiting();
    while (queue.length > 0 || !asked) {
      // a new epoch first: what it lost has to be known of whole chains, before anything new comes after it
      const batch = asked ? await this.batch(queue) : [];
      this.size = batch.length;
      await faults.keptUntilAnswered(this.evidence);
      const reply = await this.post(batch);
      if (reply.ok) {
        const answer = await readAnswer(reply, batch);
        asked = batch.length === 0 || epoch === null || answer.epoch === epoch;
        epoch = await this.take(batch, answer, epoch);
      } else if (faults.halveOn413(reply.status === 413) && batch.length > 0) this.tooMuch(batch);
      else if (this.provable && reply.status < 429) this.provable = false;
      else return { kind: 'wait', seconds: waitAskedFor(reply) };
      queue = queue.filter((row) => !this.offered.has(row.id));
      if (queue.length === 0) queue = await this.waiting();
    }
    this.pusher.most = MAX_EVENTS_PER_PUSH;
    const { accepted, held, upgradeRequired } = this;
    return { kind: 'done', accepted, held, upgradeRequired, epoch };
  }

  private async waiting(): Promise<OutboxRow[]> {
    const rows = await toOffer(this.evidence);
    return rows.filter((row) => !this.offered.has(row.id));
  }

  private async batch(queue: OutboxRow[]): Promise<Offered[]> {
    const rows = queue.slice(0, this.most);
    const found = await loadOffered(this.evidence, rows);
    // a row whose record the browser has lost cannot be offered; the server shows the gap
    const there = new Set(found.map(({ event }) => event.id));
    for (const { id } of rows) if (!there.has(id)) this.offered.add(id);
    return fittingIn(found);
  }

  private async post(batch: Offered[]): Promise<Reply> {
    this.pusher.sending(batch.map(({ event }) => event.id));
    const body = JSON.stringify(pushRequest(batch, this.chains, this.withCertificates));
    const { http, app, nonce } = this.pusher;
    const proof = this.provable ? await proofOf(this.evidence, body, nonce) : null;
    return http.call('/api/v1/sync/push', {
      body,
      headers: { 'Ruqi-App': app, ...(proof ? { 'Ruqi-Proof': proof } : {}) },
    });
  }

  /** A batch that something on the way refuses is halved; a single record waits for the next run. */
  private tooMuch(batch: Offered[]): void {
    this.most = this.half();
    if (batch.length === 1) this.offered.add(batch[0]!.event.id);
  }

  /** Keeps the answer; returns the epoch up to which all is known: a new one's only after asking for the heads alone. */
  private async take(
    batch: Offered[],
    answer: PushResponse,
    before: string | null,
  ): Promise<string | null> {
    await this.pusher.heard.note(answer.server_time);
    this.upgradeRequired = answer.upgrade_required;
    const another = before !== null && before !== answer.epoch;
    const restored = another && batch.length === 0;
    // a restored server may not know our keys: their records are offered again, with the certificates
    const unknown = answer.results.some((result) => result.why === 'unknown_key');
    const again = (unknown || another) && !this.withCertificates;
    if (again) this.withCertificates = true;
    const answers = batch.map(({ event, receipt: offered }, at) => {
      const result = answer.results[at]!;
      const received_at = receivedAt(result.receipt);
      return { event, offered, result, received_at, again: again && result.why === 'unknown_key' };
    });
    const epochs = { answered: answer.epoch, asked: before };
    const { events, overtaken } = await settle(this.evidence, answers, epochs);
    if (overtaken) return (await this.evidence.get('epoch')) ?? null;
    for (const { event, result } of answers)
      if (events.has(event.id)) this.count(event.id, result.status);
    const all = Object.fromEntries(this.chains.map(({ kid }) => [kid, answer.chains[kid] ?? 0]));
    const missing = restored ? all : chainGaps(batch, answer);
    const epoch = another && !restored ? before : answer.epoch;
    if (before !== epoch || Object.keys(missing).length > 0) {
      await offerAgain(this.evidence, missing, epoch);
    }
    return epoch;
  }

  private count(id: string, status: PushResult['status']): void {
    this.offered.add(id);
    if (status === 'accepted' || status === 'duplicate') this.accepted++;
    if (status === 'held') this.held++;
  }
}
