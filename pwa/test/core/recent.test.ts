// @vitest-environment node
import { expect, it } from 'vitest';
import { aServerAndAPhone, phone, reopen, server } from './pair';
import { closeApp, openApp, signIn } from './phone';
import { Line } from './line';

aServerAndAPhone();

const recent = async () => (await phone.directory.recent()).map(({ name }) => name);
async function opens(n: number): Promise<string> {
  const [found] = await phone.directory.search(`第${n}食品`, 1);
  await phone.drafts.create({ enterprise: found!.id });
  return found!.name;
}

it('remembers the eight enterprises that were opened last, each once, also when the app was closed', async () => {
  expect(await recent()).toEqual([]);
  const names = [];
  for (let n = 1; n <= 9; n++) names.unshift(await opens(n));
  await expect.poll(recent).toEqual(names.slice(0, 8));
  const again = await opens(5);
  await expect.poll(recent).toEqual([again, ...names.filter((name) => name !== again)].slice(0, 8));
  await reopen();
  expect((await recent())[0]).toBe(again);
});

it('forgets them on signing out, and shows them to nobody else', async () => {
  const name = await opens(1);
  await expect.poll(recent).toEqual([name]);
  // somebody else used a link while 李四 was signed in
  const other = await openApp(new Line(() => server.url));
  await signIn(other, server, 'wang');
  expect(await other.directory.recent()).toEqual([]);
  await closeApp(other);
  await phone.auth.signOut();
  await signIn(phone, server, 'li');
  expect(await recent()).toEqual([]);
});
