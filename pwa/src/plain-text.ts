/** Leaves out of a text what nobody can have typed: it comes along when a text is pasted, and nobody sees it. */
import { withoutInvisible } from './invisible-signs';

/** Control signs but for tab and line ends, and halves of a character. */
const UNTYPABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}]/gu;

/** What the server takes in no text (`docs/SYNC-PROTOCOL.md`, "Push", `malformed`), and JSON neither. */
const UNSENDABLE = /[\0\p{Cs}]/gu;

export function plainText(text: string): string {
  return withoutInvisible(text.replace(UNTYPABLE, ''));
}

/**
 * Leaves it out of every text of a record's body. What nobody typed keeps all that can be sent: a code's text has other
 * signs than letters, and is known by all of them; a verdict is as the rules put it.
 */
export function plainBody<Body extends object>(body: Body): Body {
  const texts = Object.entries(body).map(([key, value]) => {
    const isAsItWas = key === 'code' || key === 'shown';
    const out = isAsItWas ? (text: string) => text.replace(UNSENDABLE, '') : plainText;
    return [key, without(out, value)];
  });
  return Object.fromEntries(texts) as Body;
}

function without(out: (text: string) => string, value: unknown): unknown {
  if (typeof value === 'string') return out(value);
  if (Array.isArray(value)) return value.map((one) => without(out, one));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, without(out, one)]);
  return Object.fromEntries(entries);
}
