/** Signs and verifies compact JWS with ES256 (RFC 7515) by WebCrypto: `alg` is never anything else. */
import type { PublicJwk } from '@/db/evidence';
import { base64url, fromBase64url, sha256, utf8 } from './encoding';

const ES256 = { name: 'ECDSA', hash: 'SHA-256' } as const;
export const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;

export async function signJws(
  key: CryptoKey,
  header: { typ: string; kid: string },
  payload: unknown,
): Promise<string> {
  const encode = (value: unknown) => base64url(utf8(JSON.stringify(value)));
  const signed = `${encode({ alg: 'ES256', ...header })}.${encode(payload)}`;
  const signature = await crypto.subtle.sign(ES256, key, utf8(signed));
  return `${signed}.${base64url(new Uint8Array(signature))}`;
}

export async function verifyJws(jws: string, key: CryptoKey): Promise<boolean> {
  const dot = jws.lastIndexOf('.');
  if (headerOf(jws).alg !== 'ES256') return false;
  const signature = fromBase64url(jws.slice(dot + 1));
  return crypto.subtle.verify(ES256, key, signature, utf8(jws.slice(0, dot)));
}

function headerOf(jws: string): { alg?: string; kid?: string; typ?: string } {
  return JSON.parse(new TextDecoder().decode(fromBase64url(jws.slice(0, jws.indexOf('.')))));
}

export function kidOf(jws: string): string | undefined {
  return headerOf(jws).kid;
}

/** The kind of JWS that its header says it is. */
export function typOf(jws: string): string | undefined {
  return headerOf(jws).typ;
}

/** Reads what a JWS says without verifying it: for our own events, and for answers whose signature others check. */
export function payloadOf<T>(jws: string): T {
  const payload = jws.split('.')[1];
  if (payload === undefined) throw new TypeError('not a JWS');
  return JSON.parse(new TextDecoder().decode(fromBase64url(payload))) as T;
}

/** Names a key by its thumbprint (RFC 7638). */
export function thumbprint(jwk: PublicJwk): Promise<string> {
  return sha256(JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y }));
}

export async function publicJwk(key: CryptoKey): Promise<PublicJwk> {
  const { x, y } = await crypto.subtle.exportKey('jwk', key);
  if (!x || !y) throw new TypeError('not a P-256 key');
  return { kty: 'EC', crv: 'P-256', x, y };
}
