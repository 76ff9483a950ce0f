/**
 * Takes a finding's message apart: the facts, the grounds that would lift it, the way out. The rules write them as
 * sentences in this order, and say by which words the second begins.
 */
import { EXCEPTED } from '@/rule-words';
import { locale } from '@/locales';
import type { Text } from '@/ports';
import { withNames, type Names } from './names';

export interface MessageParts {
  fact: string;
  /** Empty where no ground lifts the rule. */
  excepted: string;
  /** Empty where there is nothing to do. */
  wayOut: string;
}

const SENTENCE_END = { zh: '。', en: '. ' } as const;

export function messageParts(message: Text, names: Names, now: number): MessageParts {
  const language = locale.value;
  const [fact, rest] = cut(message[language], SENTENCE_END[language]);
  const [excepted, wayOut] = rest.startsWith(EXCEPTED[language])
    ? cut(rest, SENTENCE_END[language])
    : ['', rest];
  const say = (part: string): string => withNames(part.trim(), names, now);
  return { fact: say(fact), excepted: say(excepted), wayOut: say(wayOut) };
}

/** The first sentence, and what follows it. */
function cut(text: string, end: string): [string, string] {
  const at = text.indexOf(end);
  return at < 0 ? [text, ''] : [text.slice(0, at + end.length), text.slice(at + end.length)];
}
