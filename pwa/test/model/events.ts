/** Sealed records as they are read without the app and without the server. */
import { createHash } from 'node:crypto';

/** A sealed event, with what the server said of it. */
export interface Kept {
  id: string;
  kid: string;
  seq: number;
  jws: string;
  receipt: string;
}

interface Exemption {
  ground: string;
  reference: string;
}
export interface Body {
  registration: string;
  registrations: [string, string];
  hash: string;
  organ: string;
  level: string;
  officers: string[];
  code: { text: string } | null;
  enterprise: string | null;
  how: string;
  category: string;
  matters: string[];
  exemption: Exemption | null;
  started_at: string | null;
  joint: string | null;
}
interface Sealed extends Pick<Event, 'id' | 'type' | 'author' | 'body'> {
  wall: string;
  heard: { server_time: string; age_ms: number } | null;
}
export interface Event {
  id: string;
  type: string;
  author: string;
  hash: string;
  /** Estimated, ms; and estimated less wall. */
  at: number;
  shift: number;
  body: Partial<Body>;
}

/** Wall clock, within [server last heard + counted since, first arrival]; where these contradict each other, the arrival. */
export function eventOf({ jws, receipt }: Kept): Event {
  const { id, type, author, wall, heard, body } = payloadOf<Sealed>(jws);
  const received = Date.parse(payloadOf<{ received_at: string }>(receipt).received_at);
  const said = Date.parse(wall);
  const least = heard ? Date.parse(heard.server_time) + heard.age_ms : said;
  const at = Math.min(Math.max(said, least), received);
  const hash = createHash('sha256').update(jws).digest('base64url');
  return { id, type, author, hash, at, shift: at - said, body };
}

/** What a JWS says. */
export function payloadOf<T = unknown>(jws: string): T {
  return JSON.parse(Buffer.from(jws.split('.')[1]!, 'base64url').toString()) as T;
}
