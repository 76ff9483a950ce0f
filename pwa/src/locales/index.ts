/**
 * One catalogue, Chinese first. Keys and the {names} in them are checked by the compiler: a key that is missing in English,
 * or a value that a sentence needs, is a type error. English is fetched when it is chosen (and precached).
 */
import { ref, readonly } from 'vue';
import { isolated } from '@/invisible-signs';
import { zh, type Catalogue, type Key } from './zh';

export type { Key } from './zh';
export const LOCALES = ['zh', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Values<K extends Key> = Record<Names<(typeof zh)[K]>, string | number>;
/** Keys whose sentence needs no value. */
export type PlainKey = { [K in Key]: [Names<(typeof zh)[K]>] extends [never] ? K : never }[Key];
type Args<K extends Key> = [Names<(typeof zh)[K]>] extends [never] ? [] : [Values<K>];

const STORED = 'ruqi.locale';
const current = ref<Locale>('zh');
const catalogue = ref<Catalogue>(zh);
export const locale = readonly(current);

/** The sentence of the key in the language chosen, its values isolated from it. Where English has two forms ("a|b"), the first is for {n} = 1. */
export function t<K extends Key>(key: K, ...args: Args<K>): string {
  const values: Record<string, string | number> = args[0] ?? {};
  const forms = catalogue.value[key].split('|');
  const form = (values['n'] === 1 ? forms[0] : forms[forms.length - 1]) ?? '';
  return form.replace(/\{(\w+)\}/g, (whole, name: string) =>
    isolated(String(values[name] ?? whole)),
  );
}

/** Texts in one line, each isolated from the others, where they make no sentence; those that are none are left out. */
export function joined(separator: string, ...texts: (string | null | undefined)[]): string {
  return texts.flatMap((text) => (text ? [isolated(text)] : [])).join(separator);
}

/** Texts as the language chosen lists them. */
export function listed(texts: readonly string[]): string {
  return joined(t('list.separator'), ...texts);
}

/** A text that came in both languages, in the one chosen. */
export function say(text: { zh: string; en: string }): string {
  return text[current.value];
}

export async function setLocale(next: Locale): Promise<void> {
  catalogue.value = next === 'zh' ? zh : (await import('./en')).en;
  current.value = next;
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
  try {
    localStorage.setItem(STORED, next);
  } catch {
    // private browsing: the choice holds until the app is closed
  }
}

/** The language chosen before, else Chinese. */
export function startingLocale(): Locale {
  try {
    return localStorage.getItem(STORED) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

/** Whether the catalogue has this key: for ids that come from outside, as a rule's. */
export function isPlainKey(key: string): key is PlainKey {
  return Object.hasOwn(zh, key);
}
