import { afterEach, expect, test } from 'vitest';
import { setLocale } from '@/locales';
import type { SyncStatus } from '@/ports';
import { statusLine } from '@/ui/status';

const NOW = Date.parse('2026-03-04T09:00:00+08:00');
const HOUR = 3_600_000;
const status = (change: Partial<SyncStatus>): SyncStatus => ({
  link: 'online',
  asOf: NOW - 120_000,
  unsent: 0,
  others: 0,
  unreadable: false,
  storageSilent: false,
  setAside: 0,
  fill: null,
  incomplete: false,
  signInNeeded: false,
  upgradeRequired: false,
  packRefused: false,
  demo: false,
  ...change,
});
afterEach(() => setLocale('zh'));

test('says in touch and how old', () => {
  expect(statusLine(status({}), NOW)).toEqual({ text: '已同步 · 2 分钟前', tone: 'good' });
});

test('says that the rest is to come, where nothing of it is on its way', () => {
  const line = statusLine(status({ link: 'offline', incomplete: true }), NOW);
  expect(line.text).toBe('离线 · 数据 2 分钟前 · 其余企业待下载');
  const fill = { done: 1, total: 2 };
  expect(statusLine(status({ incomplete: true, fill }), NOW).text).toBe('正在首次下载');
});

test('says offline, the age of the data and what is unsent', () => {
  const line = statusLine(status({ link: 'offline', asOf: NOW - 3 * HOUR, unsent: 2 }), NOW);
  expect(line.text).toBe('离线 · 数据 3 小时前 · 2 条待发');
});

test('does not say offline before anything is known', () => {
  const line = statusLine(status({ link: 'connecting', asOf: NOW - 3 * HOUR }), NOW);
  expect(line).toEqual({ text: '正在连接 · 数据 3 小时前', tone: 'plain' });
});

test('says it in English, one and many', async () => {
  await setLocale('en');
  const text = (hours: number) =>
    statusLine(status({ link: 'offline', asOf: NOW - hours * HOUR }), NOW).text;
  expect(text(1)).toBe('Offline · data 1 hour ago');
  expect(text(3)).toBe('Offline · data 3 hours ago');
});

test('a clock that was set back gives no negative age', () => {
  expect(statusLine(status({ asOf: NOW + HOUR }), NOW).text).toBe('已同步 · 刚刚');
});

test.each([
  { setAside: 1 },
  { signInNeeded: true },
  { upgradeRequired: true },
  { packRefused: true },
])('what a person must look at is never shown as good: %o', (change) =>
  expect(statusLine(status(change), NOW).tone).toBe('attention'),
);
