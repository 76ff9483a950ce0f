/** The page of records: what was begun on top, filters in the address, a page at a time. */
import { afterEach, expect, test } from 'vitest';
import type { RecordLine, RecordsAsked } from '@/ports';
import { mountAt, type Mounted } from './mounted';

let app: Mounted;
afterEach(() => app.close());

const entries = () => document.querySelectorAll('.entry');
const query = () => app.router.currentRoute.value.query;
const search = () => document.querySelector<HTMLInputElement>('input[type=search]');
const typed = (text: string) => {
  search()!.value = text;
  search()!.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

test('forms that were begun are on top; each goes on where it was, and goes after a question', async () => {
  app = await mountAt('/records');
  await app.until(() => app.text().includes('未完成的登记（3）'));
  const links = () =>
    [...document.querySelectorAll('[data-testid=unfinished] a')].map((a) => a.getAttribute('href'));
  expect(links()).toHaveLength(2);
  await app.tap('还有更多（1）');
  await app.until(() => links().length === 3);
  expect(links()).toEqual([
    '/visit/kept',
    '/enterprise/00000000-0000-7000-8000-000000000001?draft=draft-before',
    '/scan?draft=draft-code',
  ]);
  document.querySelector<HTMLElement>('[data-testid=unfinished] button')!.click();
  await app.until(() => app.text().includes('删除这份未完成的登记？'));
  expect(links()).toHaveLength(3);
  await app.tap('删除');
  await app.until(() => links().length === 2);
  expect(links()).not.toContain('/visit/kept');
});

test('what is filtered stands in the address, and is there again when one comes back', async () => {
  app = await mountAt('/records?state=averted&month=2026-01');
  await app.until(() => app.text().includes('共 1 条'));
  expect(document.querySelector('summary')?.textContent).toContain('筛选：2026年1月 · 劝返');
  expect(entries()[0]?.getAttribute('href')).toBe('/sealed/averted');
  await app.choose('状态', '全部状态');
  await app.until(() => app.text().includes('共 2 条'));
  await app.until(() => !('state' in query()));
  expect(query()).toEqual({ month: '2026-01' });
  typed('恒泰');
  await app.until(() => query()['q'] === '恒泰');
  await app.router.push('/records/v0');
  await app.until(() => !search());
  app.router.back();
  await app.until(() => search()?.value === '恒泰');
  await app.until(() => app.text().includes('共 1 条'));
  expect(query()).toEqual({ month: '2026-01', q: '恒泰' });
});

test('a filter that finds nothing says so, and is cleared by one tap', async () => {
  app = await mountAt('/records?state=held&whose=mine&state=no-such-word');
  await app.until(search);
  typed('没有这样的企业');
  await app.until(() => app.text().includes('没有符合的记录'));
  await app.tap('清除筛选');
  await app.until(() => entries().length === 4);
  await app.until(() => Object.keys(query()).length === 0);
});

test('a page at a time, and no longer list than a person scrolls through', async () => {
  app = await mountAt('/today');
  const line = (n: number): RecordLine => ({
    ...{ id: `r${n}`, type: 'registration', at: '2026-03-04T08:52:00+08:00', enterprise: null },
    ...{ officers: [], verdict: 'clear', state: 'stands', send: 'sent' },
  });
  app.ports.officer.records.find = async (_: RecordsAsked, limit: number) => ({
    lines: [...Array(Math.min(limit, 700)).keys()].map(line),
    total: 700,
    months: ['2026-03'],
  });
  await app.router.push('/records');
  await app.until(() => entries().length === 30);
  await app.tap('还有更多（670）');
  await app.until(() => entries().length === 60);
  await app.until(() => query()['upTo'] === '60');
  typed('株洲');
  await app.until(() => entries().length === 30);
  await app.router.push('/today');
  await app.router.push('/records?upTo=99999');
  await app.until(() => entries().length === 600);
  expect(app.text()).toContain('更早的请按企业或月份查找。');
});
