/** Makes ids as UUIDv7 (RFC 9562): they are ordered by time, which is what keeps the server's tables fast. */
import { toHex } from './encoding';

let lastMs = 0;
let counter = 0;

/** `ms` since 1970. Ids of one millisecond stay in the order in which they were made (12 bits of counter). */
export function uuid7(ms: number): string {
  const at = Math.max(Math.floor(ms), lastMs);
  counter = at === lastMs ? counter + 1 : crypto.getRandomValues(new Uint16Array(1))[0]! & 0x7ff;
  // 2,048 ids in one millisecond: borrow the next one
  lastMs = counter > 0xfff ? at + 1 : at;
  counter &= 0xfff;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 5, rest = lastMs; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[i] = rest % 256;
  bytes[6] = 0x70 | (counter >> 8);
  bytes[7] = counter & 0xff;
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  return uuidOf(bytes);
}

/** Writes sixteen bytes as a UUID. */
export function uuidOf(bytes: Uint8Array): string {
  const cuts = [8, 12, 16, 20];
  return cuts.reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, toHex(bytes));
}

export function isUuid7(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}
