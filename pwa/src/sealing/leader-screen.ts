/**
 * Writes and reads what a colleague's phone scans off the leader's screen (`docs/SYNC-PROTOCOL.md`, "The leader's
 * screen"). It is written as bytes, for a QR that a phone reads at arm's length; the older form, a JSON array, is read, too.
 */
import { base64url, fromBase64url, toHex, utf8 } from './encoding';
import { uuidOf } from './uuid7';

export interface LeaderPayload {
  registration: string;
  /** SHA-256 of the registration's JWS, base64url. */
  hash: string;
  /** An enterprise's id, or `code:` and the fingerprint. */
  enterprise: string;
  organ: string;
  joint: boolean;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const CODE = /^code:[0-9a-f]{16}$/;
const HASH = /^[A-Za-z0-9_-]{43}$/;

/** The first byte; a JSON array begins with another. */
const VERSION = 1;
const JOINT = 1;
const BY_CODE = 2;

export function leaderUrl(origin: string, leader: LeaderPayload): string {
  const { registration, hash, enterprise, organ, joint } = leader;
  const byCode = enterprise.startsWith('code:');
  const bytes = [
    ...[VERSION, (joint ? JOINT : 0) | (byCode ? BY_CODE : 0)],
    ...fromHex(registration),
    ...fromBase64url(hash),
    ...fromHex(byCode ? enterprise.slice(5) : enterprise),
    ...utf8(organ),
  ];
  return `${origin}/j#${base64url(Uint8Array.from(bytes))}`;
}

/**
 * Reads a leader's screen; null for anything that is not exactly one. The host does not matter: the server checks the
 * hash.
 */
export function readLeaderUrl(text: string): LeaderPayload | null {
  const [, payload] = /^https?:\/\/[^/?#]+\/j\/?#([A-Za-z0-9_-]{1,1000})$/.exec(text.trim()) ?? [];
  if (payload === undefined) return null;
  try {
    const bytes = fromBase64url(payload);
    return checked(bytes[0] === VERSION ? ofBytes(bytes) : ofJson(bytes));
  } catch {
    return null;
  }
}

/** Version, flags, registration (16), hash (32), enterprise (16) or fingerprint (8), organ (the rest). */
function ofBytes(bytes: Uint8Array<ArrayBuffer>): unknown[] {
  const flags = bytes[1] ?? Number.NaN;
  if (!(flags <= (JOINT | BY_CODE))) return [];
  const byCode = (flags & BY_CODE) !== 0;
  const organ = byCode ? 58 : 66;
  const enterprise = bytes.slice(50, organ);
  return [
    uuidOf(bytes.slice(2, 18)),
    base64url(bytes.slice(18, 50)),
    byCode ? `code:${toHex(enterprise)}` : uuidOf(enterprise),
    text(bytes.slice(organ)),
    flags & JOINT,
  ];
}

function ofJson(bytes: Uint8Array<ArrayBuffer>): unknown[] {
  const parts: unknown = JSON.parse(text(bytes));
  return Array.isArray(parts) && parts.length === 5 ? parts : [];
}

function checked([registration, hash, enterprise, organ, joint]: unknown[]): LeaderPayload | null {
  const matches = (value: unknown, form: RegExp): value is string =>
    typeof value === 'string' && form.test(value);
  if (!matches(registration, UUID) || !matches(hash, HASH)) return null;
  if (!matches(enterprise, UUID) && !matches(enterprise, CODE)) return null;
  if (typeof organ !== 'string' || organ === '' || (joint !== 0 && joint !== 1)) return null;
  return { registration, hash, enterprise, organ, joint: joint === 1 };
}

/** Throws on bytes that are no text. */
function text(bytes: Uint8Array<ArrayBuffer>): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function fromHex(hex: string): number[] {
  return (hex.match(/[0-9a-f]{2}/g) ?? []).map((pair) => Number.parseInt(pair, 16));
}
