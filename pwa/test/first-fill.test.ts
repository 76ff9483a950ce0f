/** The first fill: while it runs it is said so, and what it brings is taken by itself. */
import { afterEach, expect, test } from 'vitest';
import { NOW } from './fakes/data';
import { mountAt, type Mounted } from './mounted';

let app: Mounted;
afterEach(() => app.close());

test('the first fill shows how far it is', async () => {
  app = await mountAt('/today', { state: 'fill' });
  await app.until(() => app.text().includes('已下载 18400 / 52000 条'));
});

test('what the first fill has not brought yet is no failure: it is waited for', async () => {
  app = await mountAt('/today', { state: 'fill' });
  await app.until(() => document.querySelector('.van-skeleton'));
  expect(document.querySelector('[role=alert]')).toBeNull();
  expect(app.text()).not.toContain('重新打开');
});

test('a door that the phone does not know yet is looked for again when the first fill has come', async () => {
  app = await mountAt('/today', { state: 'fill' });
  const draft = { ...(await app.ports.officer.drafts.load('kept'))!, id: 'unfilled' };
  await app.ports.officer.drafts.save({
    ...draft,
    enterprise: null,
    premises: null,
    code: 'a door',
  });
  await app.router.push('/visit/unfilled');
  await app.until(() => app.text().includes('下载完会自动再认一次'));
  app.ports.status.value = { ...app.ports.status.value, fill: null, asOf: NOW };
  await app.until(() => app.text().includes('株洲'));
  expect(app.text()).not.toContain('自动再认');
});
