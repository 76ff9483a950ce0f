/** Makes what a push sends: a batch that the server takes, and the proof that brings the verdicts back. */
import type { Chain, EvidenceDb } from '@/db/evidence';
import type { Offered } from '@/db/outbox';
import { sha256 } from '@/sealing/encoding';
import { signJws } from '@/sealing/jws';
import { signingKey } from '@/sealing/signing-key';
import type { PushRequest } from '@/wire';

/** The server takes a push up to this size (`docs/SYNC-PROTOCOL.md`, "Numbers"); some room is left for the rest of it. */
export const MAX_EVENTS_PER_PUSH = 100;
const MAX_PUSH_BYTES = 1024 * 1024 - 64 * 1024;

/** The first of these events, as many as one push can carry: at least one. */
export function fittingIn(offered: Offered[]): Offered[] {
  let bytes = 0;
  const over = offered.findIndex(({ event, receipt }) => {
    bytes += event.jws.length + (receipt?.length ?? 0) + 64;
    return bytes > MAX_PUSH_BYTES;
  });
  return over === -1 ? offered : offered.slice(0, Math.max(over, 1));
}

export function pushRequest(
  batch: Offered[],
  chains: Chain[],
  withCertificates: boolean,
): PushRequest {
  const request: PushRequest = {
    events: batch.map(({ event }) => event.jws),
    chains: chains.map((chain) => chain.kid),
  };
  if (withCertificates) request.certificates = chains.flatMap((chain) => chain.certificate ?? []);
  const receipts = batch.flatMap(({ event, receipt }) => (receipt ? [[event.id, receipt]] : []));
  if (receipts.length > 0) request.receipts = Object.fromEntries(receipts);
  return request;
}

/** Proves by the key that is sealed with that this officer's phone asks; null where there is no key or no nonce. */
export async function proofOf(
  evidence: EvidenceDb,
  body: string,
  nonceOf: () => Promise<string | null>,
): Promise<string | null> {
  const current = await evidence.current();
  const key = current && (await signingKey(current));
  const nonce = key && (await nonceOf());
  if (!nonce) return null;
  return signJws(key, { typ: 'ruqi-proof', kid: current.kid }, { nonce, body: await sha256(body) });
}
