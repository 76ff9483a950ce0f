// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';
import { aServerAndAPhone, phone, server } from './pair';
import { signIn } from './phone';
import { PASSWORD } from './server';

let manager: string;

aServerAndAPhone();
beforeAll(async () => {
  const opened = await post(`auth/links/${server.people.get('he')!.link}`, { password: PASSWORD });
  manager = ((await opened.json()) as { access_token: string }).access_token;
});

function post(path: string, body: unknown, token = ''): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return fetch(`${server.url}/api/v1/${path}`, init);
}

const evidence = () => phone.all.officer().evidence;

async function revoke(kid: string): Promise<void> {
  const done = await post(`enrolments/${kid}/revoke`, { reason: '手机丢失' }, manager);
  expect(done.status).toBe(204);
}

/** Registers a visit and sends it; how it stands then. */
async function register(): Promise<string> {
  const [enterprise] = await phone.directory.search('第3食品', 1);
  const draft = await phone.drafts.create({
    enterprise: enterprise!.id,
    how: 'camera',
    matters: ['SPJD-01'],
  });
  await phone.records.register(draft, 'not_evaluated', null);
  await phone.sync.syncNow();
  return (await phone.records.sealed(draft.id))!.send.state;
}

describe('a key that was revoked', () => {
  it('has its records set aside, and the next sign-in begins a new chain', async () => {
    const first = (await evidence().current())!;
    expect(await register()).toBe('sent');
    await revoke(first.kid);
    expect(await register()).toBe('set_aside');
    expect(phone.sync.status.value.signInNeeded).toBe(true);
    expect((await evidence().current())!.kid).toBe(first.kid);
    // who holds the phone can still seal, and cannot enrol
    expect(await register()).toBe('set_aside');
    await signIn(phone, server, 'li');
    const next = (await evidence().current())!;
    expect(next.kid).not.toBe(first.kid);
    expect(next.device).toBe(first.device);
    expect(await register()).toBe('sent');
  });

  it('before its enrolment was answered is given up for a new one', async () => {
    const db = evidence();
    const first = (await db.current())!;
    await revoke(first.kid);
    // as if the answer had never come: asked again with the same key
    await db.write(['chains', 'kv'], async (tx) => {
      await tx.objectStore('chains').put({ ...first, certificate: null });
      await tx.objectStore('kv').delete('current');
    });
    await signIn(phone, server, 'li');
    expect((await db.current())!.kid).not.toBe(first.kid);
    expect(await register()).toBe('sent');
  });
});
