// @vitest-environment node
import { expect, it } from 'vitest';
import { aServerAndAPhone, line, phone, reopen, server } from './pair';
import { signIn } from './phone';

aServerAndAPhone();

const FEEDBACK = '/api/v1/feedback';
const states = () => phone.feedback.kept.value?.map(({ state }) => state);
/** How often feedback went out since the line was made. */
const sendings = () => line.paths.filter((path) => path === FEEDBACK).length;

it('waits on the phone without signal, through closing and signing out, and is sent by its person alone', async () => {
  line.cut();
  await phone.feedback.send('today', '按钮太小');
  await phone.sync.syncNow();
  expect(states()).toEqual(['waiting']);
  await phone.auth.signOut();
  expect(phone.feedback.kept.value).toBeNull();
  line.mend();
  await reopen();
  await signIn(phone, server, 'wang');
  expect(states()).toEqual([]);
  expect(sendings()).toBe(0);
  await phone.auth.signOut();
  await signIn(phone, server, 'li');
  await expect.poll(states).toEqual(['sent']);
  expect(phone.feedback.kept.value?.[0]).toMatchObject({ page: 'today', text: '按钮太小' });
  expect(sendings()).toBe(1);
});

it('goes under the same id again when the answer was lost, and not once more after that', async () => {
  const ids: string[] = [];
  line.fault = async (path, send, init) => {
    if (path !== FEEDBACK) return send();
    ids.push((JSON.parse(String(init?.body)) as { id: string }).id);
    const answer = await send();
    if (ids.length === 1) throw new TypeError('the answer was lost');
    return answer;
  };
  await phone.feedback.send('today', '按钮太小');
  await phone.sync.syncNow();
  await phone.sync.syncNow();
  await phone.sync.syncNow();
  expect(states()).toEqual(['sent']);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

it('keeps 20 that wait, turns the next away, and lets what was sent go first', async () => {
  await phone.feedback.send('today', '早先的');
  await phone.sync.syncNow();
  line.cut();
  for (let n = 1; n <= 20; n++) await phone.feedback.send('today', `第 ${n} 条`);
  expect(phone.feedback.kept.value?.some(({ text }) => text === '早先的')).toBe(false);
  await expect(phone.feedback.send('today', '太多')).rejects.toThrow('feedback_full');
  expect(states()).toEqual(Array(20).fill('waiting'));
});

it('is shown as not taken where the server refuses it, and holds up nothing', async () => {
  line.cut();
  await phone.feedback.send('today', '\u3000');
  await phone.feedback.send('today', '按钮太小');
  line.mend();
  await phone.sync.syncNow();
  expect(states()).toEqual(['sent', 'refused']);
});
