import { afterEach, expect, test } from 'vitest';
import { mountAt, type Mounted } from './mounted';

let app: Mounted;
afterEach(() => {
  app.close();
});

test('the icon counts what waits, of everybody on this phone, and nothing once all is sent', async () => {
  const shown: number[] = [];
  Object.assign(navigator, {
    setAppBadge: async (n: number) => void shown.push(n),
    clearAppBadge: async () => void shown.push(0),
  });
  app = await mountAt('/today', { state: 'offline' });
  expect(shown).toEqual([5]);
  app.ports.status.value = { ...app.ports.status.value, unsent: 0, others: 0 };
  await app.until(() => shown.length > 1);
  expect(shown).toEqual([5, 0]);
});

test('a system that refuses badges, or has none, changes nothing', async () => {
  Object.assign(navigator, { setAppBadge: () => Promise.reject(new DOMException('no')) });
  app = await mountAt('/today', { state: 'offline' });
  await app.until(() => app.text().includes('离线'));
  app.close();
  Object.assign(navigator, { setAppBadge: undefined, clearAppBadge: undefined });
  app = await mountAt('/today', { state: 'offline' });
  await app.until(() => app.text().includes('离线'));
});
