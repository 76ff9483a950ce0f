/**
 * Enrols this phone for an officer: it makes a key, proves it and takes home a certificate, with which a chain begins.
 * The key is kept before the server is asked, so that an answer that is lost costs nothing: the same key is asked again.
 */
import type { Reply } from '@/api/http';
import { asProblem, expectOk } from '@/api/problem';
import type { Session } from '@/api/session';
import type { DeviceDb } from '@/db/device';
import type { Chain, EvidenceDb } from '@/db/evidence';
import { asFailure, Failure } from '@/failure';
import * as faults from '@/faults';
import { sha256 } from '@/sealing/encoding';
import { signJws } from '@/sealing/jws';
import { makeKey, signingKey } from '@/sealing/signing-key';
import type { EnrolRequest, EnrolResponse } from '@/wire';

export interface Enroller {
  session: Session;
  device: DeviceDb;
  /** A nonce of the server's, for the proof that the key is here. */
  nonce: () => Promise<string>;
}

/** Whether the officer can seal on this phone: it is enrolled, and the key is still there. */
export async function isEnrolled(evidence: EvidenceDb): Promise<boolean> {
  const chain = await evidence.current();
  return chain !== undefined && faults.keyStillThere((await signingKey(chain)) !== null);
}

/** Enrols where it is needed: no key yet, or a revoked one. Null when the phone need not, else why it could not. */
export async function ensureEnrolled(
  enroller: Enroller,
  evidence: EvidenceDb,
): Promise<Failure | null> {
  try {
    const revoked = (await evidence.current())?.revoked ?? false;
    if (!revoked && (await isEnrolled(evidence))) return null;
    const { officer } = await enrol(enroller, evidence);
    const { certificate: number, certificate_until: until } = officer;
    await enroller.session.noteCertificate(number === null ? null : { number, until });
    return null;
  } catch (error) {
    return asFailure(error);
  }
}

export async function enrol(enroller: Enroller, evidence: EvidenceDb): Promise<EnrolResponse> {
  if (isTabOnIos()) throw new Failure('install_first');
  const device = await deviceId(evidence);
  let chain = (await pending(evidence)) ?? (await makeKey(evidence, device));
  let reply = await ask(enroller, chain);
  if (asProblem(reply.json)?.type === '/problems/key-revoked') {
    await noteRevoked(evidence, chain);
    chain = await makeKey(evidence, device);
    reply = await ask(enroller, chain);
  }
  const answer = expectOk<EnrolResponse>(reply);
  await keepWaiting(evidence, answer);
  await beginChain(evidence, { ...chain, certificate: answer.certificate });
  await enroller.device.addOfficer(evidence.officer);
  return answer;
}

/** Enrols again with the key that there is, to say that earlier ones' storage was lost. */
export async function reportLost(
  enroller: Enroller,
  evidence: EvidenceDb,
  kids: string[],
): Promise<void> {
  const chain = await evidence.current();
  if (!chain || !(await signingKey(chain))) throw new Failure('not_ready');
  const reply = await ask(enroller, chain, kids);
  await keepWaiting(evidence, expectOk<EnrolResponse>(reply));
}

async function ask(enroller: Enroller, chain: Chain, lost: string[] = []): Promise<Reply> {
  const key = await signingKey(chain);
  if (!key) throw new Failure('cannot_enrol', 'the key cannot be used');
  const nonce = await enroller.nonce();
  const header = { typ: 'ruqi-proof', kid: chain.kid };
  const request: EnrolRequest = {
    device: chain.device,
    jwk: { ...chain.jwk },
    grade: chain.grade,
    proof: await signJws(key, header, { nonce, device: chain.device }),
    lost: faults.lossTold(lost),
  };
  return enroller.session.call('/api/v1/sync/enrol', { body: request });
}

/** Keeps which chains of the officer something waits in: what is asked about them is asked offline, too. */
function keepWaiting(evidence: EvidenceDb, { waiting }: EnrolResponse): Promise<string> {
  // a server of before did not say it
  const text = JSON.stringify(waiting ?? []);
  return evidence.write(['kv'], (tx) => tx.objectStore('kv').put(text, 'waiting'));
}

/** Notes that the server revoked a key of this phone, though its answer never came here. */
async function noteRevoked(evidence: EvidenceDb, chain: Chain): Promise<void> {
  await evidence.write(['chains'], async (tx) => {
    await tx.objectStore('chains').put({ ...chain, revoked: true });
  });
}

/** Finds a key that was made and whose enrolment was never answered. */
async function pending(evidence: EvidenceDb): Promise<Chain | null> {
  for (const chain of await evidence.chains()) {
    if (chain.certificate !== null || chain.revoked) continue;
    if (await signingKey(chain)) return chain;
  }
  return null;
}

/** Begins a chain with its certificate; events are sealed into it from now on. */
export async function beginChain(evidence: EvidenceDb, chain: Chain): Promise<void> {
  const hash = await sha256(chain.certificate ?? '');
  await evidence.write(['chains', 'heads', 'kv'], async (tx) => {
    const head = await tx.objectStore('heads').get(chain.kid);
    await tx.objectStore('chains').put(chain);
    if (!head) await tx.objectStore('heads').put({ kid: chain.kid, seq: 0, hash });
    await tx.objectStore('kv').put(chain.kid, 'current');
  });
}

/** The name that this phone goes by for this officer, made once. */
function deviceId(evidence: EvidenceDb): Promise<string> {
  return evidence.write(['kv'], async (tx) => {
    const id = (await tx.objectStore('kv').get('device')) ?? crypto.randomUUID();
    await tx.objectStore('kv').put(id, 'device');
    return id;
  });
}

/**
 * Whether this is a tab on iOS: its storage is not the installed app's, and is emptied after a week, so only the app
 * enrols.
 */
function isTabOnIos(): boolean {
  if (typeof navigator === 'undefined' || typeof window === 'undefined') return false;
  const apple = /iPhone|iPad|iPod/.test(navigator.userAgent);
  const pad = /Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1;
  const installed =
    window.matchMedia?.('(display-mode: standalone)').matches ||
    (navigator as { standalone?: boolean }).standalone === true;
  return (apple || pad) && !installed;
}
