/**
 * The lock of an officer's copy: a public key, which stays on the phone and locks at any time, and its other half, which
 * lies beside it under a key that the server makes for this person and tells whoever signs in. The phone keeps that key
 * nowhere, so what was locked is opened by signing in, and by nothing that lies on the phone.
 */

export interface Ciphertext {
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

export interface CopyLock {
  public: JsonWebKey;
  /** The private half, under the person's copy key. */
  wrapped: Ciphertext;
}

export interface LockedText extends Ciphertext {
  /** The public half of a key that was made for this text alone. */
  ephemeral: JsonWebKey;
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
const SECRET_BITS = 256;
const IV_BYTES = 12;
const PURPOSE = 'ruqi put away';

/** Takes a copy key as an answer to signing in has it. */
export function copyKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

export async function makeLock(key: CryptoKey): Promise<CopyLock> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const secret = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const open = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { public: open, wrapped: await encrypt(key, JSON.stringify(secret)) };
}

/** Gives what opens the lock; null where none of the keys is the one that it was made with. */
export async function unlock(lock: CopyLock, keys: CryptoKey[]): Promise<CryptoKey | null> {
  for (const key of keys) {
    const secret = await decrypt(key, lock.wrapped).catch(() => null);
    if (secret === null) continue;
    const jwk = JSON.parse(secret) as JsonWebKey;
    return crypto.subtle.importKey('jwk', jwk, CURVE, false, ['deriveBits']);
  }
  return null;
}

export async function lockText(lock: CopyLock, text: string): Promise<LockedText> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const key = await sharedKey(pair.privateKey, lock.public);
  const ephemeral = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { ephemeral, ...(await encrypt(key, text)) };
}

export async function openText(secret: CryptoKey, locked: LockedText): Promise<string> {
  return decrypt(await sharedKey(secret, locked.ephemeral), locked);
}

async function sharedKey(own: CryptoKey, other: JsonWebKey): Promise<CryptoKey> {
  const { subtle } = crypto;
  const theirs = await subtle.importKey('jwk', other, CURVE, false, []);
  const bits = await subtle.deriveBits({ name: 'ECDH', public: theirs }, own, SECRET_BITS);
  const material = await subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(PURPOSE);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  const what = { name: 'AES-GCM', length: SECRET_BITS };
  return subtle.deriveKey(how, material, what, false, ['encrypt', 'decrypt']);
}

async function encrypt(key: CryptoKey, text: string): Promise<Ciphertext> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = new TextEncoder().encode(text);
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain) };
}

async function decrypt(key: CryptoKey, { iv, bytes }: Ciphertext): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes));
}
