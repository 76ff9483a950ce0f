import { afterEach, expect, test } from 'vitest';
import { setLocale } from '@/locales';
import { RULES } from '@/generated/layout';
import { messageParts } from '@/ui/message-parts';
import { ruleName, withNames, type Names } from '@/ui/names';
import { NOW, overFrequency, quietDay, unfiled } from './fakes/data';

const names: Names = {
  organs: new Map([['CS-SCJG', { zh: '市场监督管理局', en: 'Market Supervision' }]]),
  matters: new Map([['SPJD-01', { zh: '食品销售监督检查', en: 'Food sales' }]]),
};
afterEach(() => setLocale('zh'));

test('ids become names, also where no space surrounds them', () => {
  expect(withNames('检查事项SPJD-01未列入本机关的计划', names, NOW)).toBe(
    '检查事项“食品销售监督检查”未列入本机关的计划',
  );
  expect(withNames('by CS-SCJG（SPJD-01）', names, NOW)).toBe(
    'by 市场监督管理局（“食品销售监督检查”）',
  );
});

test('a name from right to left turns nothing of the sentence', () => {
  const name = 'شركة 12';
  const both = { zh: name, en: name };
  const arabic = { organs: new Map([['A-1', both]]), matters: new Map([['B-1', both]]) };
  expect(withNames('已有A-1 3次（B-1）', arabic, NOW)).toBe(
    `已有\u2068${name}\u2069 3次（“\u2068${name}\u2069”）`,
  );
  expect(ruleName(name)).toBe(`\u2068${name}\u2069`);
});

test('what is not known stays as it is, and a part of a longer id is no id', () => {
  const message = 'CS-SCJG-2, TY-SCJG, SPJD-012, P-2026-01-15';
  expect(withNames(message, names, NOW)).toBe(message);
});

test('a date is written as dates are everywhere, with its weekday once and its time', () => {
  expect(withNames('2026-03-04（星期三）是“宁静日”', names, NOW)).toBe('3月4日周三是“宁静日”');
  expect(withNames('列入本机关2027-01-01对该企业', names, NOW)).toBe(
    '列入本机关2027年1月1日周五对该企业',
  );
  expect(withNames('已有CS-SCJG 2026-01-15 10:00（SPJD-01）', names, NOW)).toBe(
    '已有市场监督管理局 1月15日周四 10:00（“食品销售监督检查”）',
  );
});

test('in English too', async () => {
  await setLocale('en');
  // browsers differ on the comma
  expect(withNames('by CS-SCJG on 2026-01-15 (SPJD-01).', names, NOW)).toMatch(
    /^by Market Supervision on Thu,? 15 Jan \(“Food sales”\)\.$/,
  );
  expect(withNames('is 2026-03-05 (Thursday); plan', names, NOW)).toMatch(/^is Thu,? 5 Mar; plan$/);
});

test.each(['zh', 'en'] as const)('a message is facts, grounds and a way out, in %s', async (of) => {
  await setLocale(of);
  for (const { message } of [quietDay, overFrequency, unfiled]) {
    const { fact, excepted, wayOut } = messageParts(message!, names, NOW);
    expect([fact, excepted, wayOut].join('')).not.toMatch(/\d{4}-\d\d/);
    expect(excepted).toMatch(/^(有下列事由|Excepted)/);
    expect(fact.length && wayOut.length).toBeGreaterThan(4);
    expect(fact + wayOut).not.toMatch(/投诉举报|complaint/);
  }
});

test('a message without grounds is facts and a way out, one of a sentence facts alone', () => {
  const parts = (zh: string) => messageParts({ zh, en: '' }, names, NOW);
  expect(parts('企业由手工录入。能扫码的请扫码；码已损坏的，请提醒企业更换。')).toEqual({
    fact: '企业由手工录入。',
    excepted: '',
    wayOut: '能扫码的请扫码；码已损坏的，请提醒企业更换。',
  });
  expect(parts('本次仅作登记')).toEqual({ fact: '本次仅作登记', excepted: '', wayOut: '' });
});

test('every rule has a name of two words', async () => {
  for (const rule of RULES) expect(ruleName(rule)).toMatch(/^\p{Script=Han}{2,4}$/u);
  await setLocale('en');
  for (const rule of RULES) expect(ruleName(rule)).toMatch(/^[A-Z][a-z]+ [a-z]+$/);
});
