// @vitest-environment node
import { expect, it } from 'vitest';
import { aServerAndAPhone, line, phone, reopen } from './pair';

aServerAndAPhone();

it('is offline once the server has not answered, and not before', async () => {
  let fail: () => void = () => undefined;
  line.fault = () =>
    new Promise((_resolve, reject) => (fail = () => reject(new TypeError('fetch failed'))));
  await reopen();
  expect(phone.sync.status.value.link).toBe('connecting');
  const turn = phone.sync.syncNow();
  expect(phone.sync.status.value.link).toBe('connecting');
  fail();
  await turn;
  expect(phone.sync.status.value.link).toBe('offline');
  line.mend();
  await phone.sync.syncNow();
  expect(phone.sync.status.value.link).toBe('online');
});
