/**
 * The rules name organs and matters by their ids: a case knows no names, and phone and server must agree to the byte.
 * A person reads the names. Only how a message is shown changes, never what was sealed.
 */
import { isPlainKey, locale, t } from '@/locales';

type Text = { zh: string; en: string };

export interface Names {
  organs: ReadonlyMap<string, Text>;
  matters: ReadonlyMap<string, Text>;
}

export const NO_NAMES: Names = { organs: new Map(), matters: new Map() };

/** What a rule is called; one of a later version goes by its id. */
export function ruleName(rule: string): string {
  const key = `rule.${rule}`;
  return isPlainKey(key) ? t(key) : rule;
}

/** An id stands alone: what is within a longer word, a number or a date is none. */
const WORD = /[\p{Script=Latin}\d][\p{Script=Latin}\d_.-]*[\p{Script=Latin}\d]/gu;

export function withNames(message: string, names: Names): string {
  return message.replace(WORD, (word) => {
    const organ = names.organs.get(word);
    if (organ) return organ[locale.value];
    const matter = names.matters.get(word);
    return matter ? `“${matter[locale.value]}”` : word;
  });
}
