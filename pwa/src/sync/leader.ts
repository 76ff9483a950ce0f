/** The leader's screen: what a colleague's phone reads off it (`docs/SYNC-PROTOCOL.md`, "The leader's screen"). */
import { base64url, fromBase64url, utf8 } from './encoding';

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

export function leaderUrl(origin: string, leader: LeaderPayload): string {
  const { registration, hash, enterprise, organ, joint } = leader;
  const json = JSON.stringify([registration, hash, enterprise, organ, joint ? 1 : 0]);
  return `${origin}/j#${base64url(utf8(json))}`;
}

/** Null for anything that is not exactly a leader's screen. The host does not matter: the server checks the hash. */
export function readLeaderUrl(text: string): LeaderPayload | null {
  const [, payload] = /^https?:\/\/[^/?#]+\/j\/?#([A-Za-z0-9_-]{1,1000})$/.exec(text.trim()) ?? [];
  if (payload === undefined) return null;
  try {
    const parts: unknown = JSON.parse(new TextDecoder().decode(fromBase64url(payload)));
    return Array.isArray(parts) && parts.length === 5 ? checked(parts) : null;
  } catch {
    return null;
  }
}

function checked([registration, hash, enterprise, organ, joint]: unknown[]): LeaderPayload | null {
  const matches = (value: unknown, form: RegExp): value is string =>
    typeof value === 'string' && form.test(value);
  if (!matches(registration, UUID) || !matches(hash, HASH)) return null;
  if (!matches(enterprise, UUID) && !matches(enterprise, CODE)) return null;
  if (typeof organ !== 'string' || organ === '' || (joint !== 0 && joint !== 1)) return null;
  return { registration, hash, enterprise, organ, joint: joint === 1 };
}
