/**
 * Makes and finds the signing key of one officer on this phone: WebCrypto P-256 that cannot be extracted where the
 * browser can keep such a key, else as JWK, else in memory for one enrolment. What works is found by trying.
 */
import type { Chain, EvidenceDb, KeyGrade } from '@/db/evidence';
import * as faults from '@/faults';
import { P256, publicJwk, signJws, thumbprint } from './jws';

/** Keys of the grade `memory`, by kid: gone with the page. */
const inMemory = new Map<string, CryptoKey>();

/** Makes a key and keeps it as well as this browser can. The chain has no certificate yet. */
export async function makeKey(db: EvidenceDb, device: string): Promise<Chain> {
  for (const grade of ['non_extractable', 'jwk'] as const) {
    // this browser cannot make or keep such a key: the next grade is tried
    const chain = await tried(db, device, grade).catch(() => null);
    if (chain) return chain;
  }
  faults.keyGrades();
  const pair = await generate(false);
  const chain = await chainOf(db, device, 'memory', pair, null);
  inMemory.set(chain.kid, pair.privateKey);
  return chain;
}

/** Finds the private key, ready to sign; null where it is gone: evicted, or of a page before this one. */
export async function signingKey(chain: Chain): Promise<CryptoKey | null> {
  if (chain.grade === 'memory') return inMemory.get(chain.kid) ?? null;
  if (chain.key === null) return null;
  // some browsers give back an empty thing
  if (chain.grade === 'non_extractable') return 'type' in chain.key ? chain.key : null;
  return crypto.subtle.importKey('jwk', chain.key as JsonWebKey, P256, false, ['sign']);
}

async function tried(db: EvidenceDb, device: string, grade: KeyGrade): Promise<Chain | null> {
  const pair = await generate(grade === 'jwk');
  const key =
    grade === 'jwk' ? await crypto.subtle.exportKey('jwk', pair.privateKey) : pair.privateKey;
  const chain = await chainOf(db, device, grade, pair, key);
  const kept = await keeps(db, chain).catch(() => null);
  // what failed must not be taken later for a key whose enrolment was cut off
  if (!kept)
    await db
      .write(['chains'], (tx) => tx.objectStore('chains').delete(chain.kid))
      .catch(() => undefined);
  return kept;
}

/** Writes the key, reads it back and signs with it; null where it does not come back as a key. */
async function keeps(db: EvidenceDb, chain: Chain): Promise<Chain | null> {
  await db.write(['chains'], (tx) => tx.objectStore('chains').put(chain));
  return faults.keyTried(() => signsAgain(db, chain), chain);
}

async function signsAgain(db: EvidenceDb, chain: Chain): Promise<Chain | null> {
  const kept = await db.run((handle) => handle.get('chains', chain.kid));
  const back = kept ? await signingKey(kept) : null;
  if (!kept || !back) return null;
  await signJws(back, { typ: 'ruqi-trial', kid: chain.kid }, {});
  return kept;
}

function generate(extractable: boolean): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(P256, extractable, ['sign', 'verify']);
}

async function chainOf(
  db: EvidenceDb,
  device: string,
  grade: KeyGrade,
  pair: CryptoKeyPair,
  key: Chain['key'],
): Promise<Chain> {
  const jwk = await publicJwk(pair.publicKey);
  const kid = await thumbprint(jwk);
  return { kid, device, officer: db.officer, grade, key, jwk, certificate: null };
}
