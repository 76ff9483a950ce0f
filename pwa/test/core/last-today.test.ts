// @vitest-environment node
import { expect, it, vi } from 'vitest';
import { keepToday } from '@/session-view/last-today';
import { aServerAndAPhone, line, phone, reopen, server } from './pair';
import { signIn } from './phone';

aServerAndAPhone();

const kept = () => phone.all.device.get('last_today');

it('shows the beginning of today’s list as it was last, without verdicts, when the app is opened', async () => {
  expect(phone.rules.lastToday()).toBeNull();
  const { errands, counts } = await phone.rules.today(null, 50);
  line.cut();
  await reopen();
  const last = phone.rules.lastToday()!;
  expect(last.errands.map(({ key }) => key)).toEqual(errands.map(({ key }) => key));
  expect(last.errands.map(({ verdict }) => verdict)).toEqual(errands.map(() => null));
  expect(last).toMatchObject({ counts, done: { count: 0, latest: [] } });
  // a list of one word alone is not today's
  await phone.rules.today('clear', 50);
  expect(phone.rules.lastToday()).toEqual(last);
});

it('forgets it when the officer signs out, whatever is still on its way', async () => {
  await phone.rules.today(null, 50);
  const officer = phone.auth.person.value!.id;
  const before = await vi.waitFor(async () => (await kept()) ?? expect.fail('not kept yet'));
  expect(before.person).toBe(officer);
  await phone.auth.signOut();
  await keepToday(phone.all.device, officer, before);
  expect(await kept()).toBeNull();
  await signIn(phone, server, 'zhao');
  expect(phone.rules.lastToday()).toBeNull();
});

it('shows it to nobody else, and strikes it when somebody else comes', async () => {
  await phone.rules.today(null, 50);
  await signIn(phone, server, 'zhao');
  expect(phone.rules.lastToday()).toBeNull();
  await phone.all.copy.sweep();
  expect(await kept()).toBeNull();
});
