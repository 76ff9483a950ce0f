import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '@/locales/en';
import { zh, type Key } from '@/locales/zh';

const keys = Object.keys(zh) as Key[];
const names = (sentence: string) =>
  [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();

test('a sentence needs the same values in both languages', () => {
  for (const key of keys) expect([key, ...names(en[key])]).toEqual([key, ...names(zh[key])]);
});

test('only a sentence with {n} has two forms, and Chinese has none', () => {
  for (const key of keys) {
    expect(zh[key]).not.toContain('|');
    const forms = en[key].split('|');
    expect(forms.length, key).toBeLessThanOrEqual(2);
    if (forms.length === 2) for (const form of forms) expect(form, key).toContain('{n}');
  }
});

test('every key is used', () => {
  const source = files('src')
    .filter((path) => !/locales\/(zh|en)\//.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const families = [...source.matchAll(/`([\w.]+\.)\$\{[^`]*`/g)].map((match) => match[1] ?? '');
  const unused = keys.filter(
    (key) => !source.includes(`'${key}'`) && !families.some((family) => key.startsWith(family)),
  );
  expect(unused).toEqual([]);
});

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : /\.(ts|vue)$/.test(name) ? [path] : [];
  });
}
