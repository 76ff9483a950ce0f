// @vitest-environment node
import { watch } from 'vue';
import { describe, expect, it } from 'vitest';
import { Failure } from '@/failure';
import type { Draft } from '@/ports';
import type { RegionRemote } from '@/rules';
import { aServerAndAPhone, line, phone, reopen, server } from './pair';
import { closeApp, signIn } from './phone';
import { newPhone } from './storage';

aServerAndAPhone();

async function draftFor(n: number, more: Partial<Draft> = {}): Promise<Draft> {
  const [enterprise] = await phone.directory.search(`第${n}食品`, 1);
  return phone.drafts.create({
    enterprise: enterprise!.id,
    premises: enterprise!.premises[0]!.id,
    how: 'camera',
    matters: ['SPJD-01'],
    ...more,
  });
}

describe('a phone and the server', () => {
  it('fills the phone after signing in, and judges today’s list', async () => {
    expect(phone.sync.status.value).toMatchObject({ link: 'online', fill: null, unsent: 0 });
    expect(phone.sync.status.value.asOf).not.toBeNull();
    const today = await phone.rules.today(null, 50);
    expect(today.errands).toHaveLength(5);
    expect(today.errands[0]!.verdict).not.toBeNull();
    expect((await phone.directory.colleagues()).map(({ name }) => name)).toEqual(['王五']);
  });

  it('can judge the list from the moment that it says how old its data are', async () => {
    newPhone();
    await reopen();
    const filled = new Promise((resolve) => {
      watch(phone.sync.status, ({ asOf }) => asOf !== null && resolve(phone.rules.today(null, 50)));
    });
    await signIn(phone, server, 'li');
    expect(await filled).toMatchObject({ errands: { length: 5 } });
  });

  it('knows a bound foreign code by its fingerprint', async () => {
    const match = await phone.directory.resolveCode('https://codes.example/7');
    expect(match.kind === 'known' && match.matches[0]!.enterprise.name).toContain('第7食品');
  });

  it('seals without signal, keeps it over a restart, and sends it when the server is back', async () => {
    line.cut();
    await phone.sync.syncNow();
    const draft = await draftFor(9);
    await phone.records.register(draft, 'not_evaluated', null);
    const sealed = (await phone.records.sealed(draft.id))!;
    expect(sealed.send.state).toBe('unsent');
    expect(sealed.leader_url).toContain('https://ruqi.test/j#');
    await reopen();
    expect(phone.auth.person.value?.name).toBe('李四');
    await expect.poll(() => phone.records.unsent.value?.map(({ id }) => id)).toEqual([draft.id]);
    line.mend();
    await phone.sync.syncNow();
    const sent = await phone.records.sealed(draft.id);
    expect(sent?.send).toMatchObject({ state: 'sent' });
    expect(phone.sync.status.value.unsent).toBe(0);
    const record = await phone.records.record(draft.id);
    expect(record).toMatchObject({ own: true, officers: ['李四'], state: 'stands' });
  });
});

describe('a phone whose rules and search do not start', () => {
  it('still registers, not evaluated, and sends it', async () => {
    const [found] = await phone.directory.search('第8食品', 1);
    await closeApp(phone);
    const dead = new Proxy({} as RegionRemote, {
      get: () => () => Promise.reject(new Failure('rules', 'the worker did not start')),
    });
    await reopen(dead);
    const draft = await phone.drafts.create({ enterprise: found!.id, matters: ['SPJD-01'] });
    await expect(phone.rules.today(null, 50)).rejects.toMatchObject({ kind: 'rules' });
    await phone.records.register(draft, 'not_evaluated', null);
    const sealed = (await phone.records.sealed(draft.id))!;
    expect(sealed).toMatchObject({ shown: 'not_evaluated', enterprise: { id: found!.id } });
    await phone.sync.syncNow();
    expect((await phone.records.sealed(draft.id))?.send.state).toBe('sent');
    expect(phone.sync.status.value.unsent).toBe(0);
  });
});
