import { afterEach, expect, test } from 'vitest';
import { Failure } from '@/failure';
import { mountAt, type Mounted } from './mounted';

let app: Mounted;
afterEach(() => app.close());

const button = (words: string) =>
  [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === words);

async function type(at: number, text: string): Promise<void> {
  const input = document.querySelectorAll<HTMLInputElement>('input')[at]!;
  input.value = text;
  input.dispatchEvent(new Event('input'));
  await app.until(() => true);
}

test('shows where one is signed in, and ends another place but not this one by its own button', async () => {
  app = await mountAt('/me/security');
  await app.until(() => document.querySelectorAll('[data-testid=session]').length === 2);
  const [here, there] = [...document.querySelectorAll('[data-testid=session]')];
  expect(here?.textContent).toContain('本机');
  expect(here?.querySelector('button')).toBeNull();
  const ended: string[] = [];
  app.ports.account.auth.endSession = async (id) => void ended.push(id);
  there?.querySelector('button')?.click();
  await app.until(() => ended.length === 1);
  expect(ended).toEqual(['s2']);
});

test('changes the password, and says what the server says of one that will not do', async () => {
  app = await mountAt('/me/security');
  await app.until(() => document.querySelectorAll('[data-testid=session]').length === 2);
  const asked: string[][] = [];
  app.ports.account.auth.changePassword = async (...words) => {
    asked.push(words);
    if (words[1] === '12345678')
      throw new Failure('invalid', undefined, undefined, { zh: '这个密码容易猜到', en: '' });
  };
  await type(0, '旧密码旧密码旧');
  await type(1, '12345678');
  button('修改密码')?.click();
  await app.until(() => app.text().includes('这个密码容易猜到'));
  await type(1, '四月的河 两只灰鹭');
  button('修改密码')?.click();
  await app.until(() => app.text().includes('密码已修改'));
  expect(asked[1]).toEqual(['旧密码旧密码旧', '四月的河 两只灰鹭']);
});
