/**
 * The rules name organs and matters by their ids, and dates by their numbers: a case knows no names, and phone and server
 * must agree to the byte. A person reads the names, and dates as they are written everywhere. Only how a message is shown
 * changes, never what was sealed.
 */
import { isolated } from '@/invisible-signs';
import { isPlainKey, joined, locale, t } from '@/locales';
import { day } from './format';

type Text = { zh: string; en: string };

export interface Names {
  organs: ReadonlyMap<string, Text>;
  matters: ReadonlyMap<string, Text>;
}

export const NO_NAMES: Names = { organs: new Map(), matters: new Map() };

/** What a rule is called; one of a later version goes by its id. */
export function ruleName(rule: string): string {
  const key = `rule.${rule}`;
  return isPlainKey(key) ? t(key) : isolated(rule);
}

/** A date, maybe with its weekday or a time: `2026-03-04（星期三）`, `2026-03-05 09:30`. */
const DATE = String.raw`(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?(?:（星期.）| \([A-Z][a-z]+day\))?(?![-\d])`;
/** An id stands alone: what is within a longer word or a number is none. */
const WORD = String.raw`[\p{Script=Latin}\d][\p{Script=Latin}\d_.-]*[\p{Script=Latin}\d]`;
const NAMED = new RegExp(`${DATE}|${WORD}`, 'gu');

export function withNames(message: string, names: Names, now: number): string {
  return message.replace(NAMED, (word: string, date?: string, time?: string) => {
    if (date) return joined(' ', day(date, now), time);
    const organ = names.organs.get(word);
    if (organ) return isolated(organ[locale.value]);
    const matter = names.matters.get(word);
    return matter ? `“${isolated(matter[locale.value])}”` : word;
  });
}
