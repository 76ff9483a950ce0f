// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { unsentEvents } from '@/db/local-events';
import { aServerAndAPhone, desk, line, phone, server } from './pair';
import { signIn } from './phone';
import { sealAnything as seal } from './storage';

aServerAndAPhone();

async function register(n: number): Promise<string> {
  const [enterprise] = await phone.directory.search(`第${n}食品`, 1);
  const draft = await phone.drafts.create({ enterprise: enterprise!.id, matters: ['SPJD-01'] });
  await phone.records.register(draft, 'not_evaluated', null);
  return draft.id;
}

const evidence = () => phone.all.officer().evidence;
const sendOf = async (id: string) => (await phone.records.sealed(id))!.send;

describe('a sealed file', () => {
  it('brings to the office what the phone could not send, once, and the phone gets its receipts later', async () => {
    line.cut();
    const ids = [await register(3), await register(4)];
    const [file] = await phone.records.exportUnsent();
    const he = await desk('he');
    const nothing = { accepted: 0, duplicate: 0, held: 0, aside: [] };
    expect(await he.organManager.importSealedFile(file!.text)).toEqual({ ...nothing, accepted: 2 });
    expect(await he.organManager.importSealedFile(file!.text)).toEqual({
      ...nothing,
      duplicate: 2,
    });
    const { items } = await he.supervisor.registrations(null);
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    line.mend();
    await phone.sync.syncNow();
    expect((await sendOf(ids[0]!)).state).toBe('sent');
    expect(await unsentEvents(evidence())).toEqual([]);
  });

  it('that is none is refused in the server’s words, and an officer brings none', async () => {
    const he = await desk('he');
    const refused = he.organManager.importSealedFile('{"format":"ruqi-sealed"');
    await expect(refused).rejects.toMatchObject({ kind: 'invalid', words: expect.anything() });
    await expect(phone.organManager.importSealedFile('{}')).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});

describe('a record that was set aside', () => {
  it('and is accepted at a desk is fetched by the phone, with its receipt', async () => {
    const he = await desk('he');
    const [li] = await he.organManager.people('李四');
    const kid = (await evidence().current())!.kid;
    const keys = async (state: 'good' | 'revoked') =>
      (await he.organManager.devices(li!.id, state, null)).items;
    expect(await keys('good')).toContainEqual(
      expect.objectContaining({ kid, grade: 'non_extractable' }),
    );
    await he.organManager.revoke(kid, '手机丢失');
    expect((await keys('good')).some((one) => one.kid === kid)).toBe(false);
    expect((await keys('revoked')).map((one) => one.kid)).toEqual([kid]);
    const id = await register(5);
    await phone.sync.syncNow();
    expect(await sendOf(id)).toMatchObject({ state: 'set_aside', why: 'revoked_key', desk: null });
    const deng = await desk('deng');
    const { items } = await deng.supervisor.aside('waiting', null);
    const found = items.find((one) => one.id === id)!;
    expect(found).toMatchObject({ why: 'revoked_key', type: 'registration', obstacle: null });
    await expect(he.supervisor.accept(found.hash, '核实')).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await deng.supervisor.accept(found.hash, '手机当天找回');
    await signIn(phone, server, 'li');
    await expect.poll(async () => (await sendOf(id)).state).toBe('sent');
    expect(phone.sync.status.value).toMatchObject({ unsent: 0, setAside: 0 });
    expect((await phone.records.record(id))?.released).toBe(true);
  });

  it('and is refused stays on the phone with the desk’s reason, and asks for nothing', async () => {
    const sealer = {
      evidence: evidence(),
      heard: phone.all.heard,
      cursor: () => null,
      app: '0.1.0',
    };
    const { id, hash } = await seal(sealer, { type: 'of_later', about: null, body: {} });
    await phone.sync.syncNow();
    expect(phone.sync.status.value.setAside).toBe(1);
    const deng = await desk('deng');
    await deng.supervisor.refuse(hash, '无此事项');
    await phone.sync.syncNow();
    const answer = { state: 'refused', reason: '无此事项' };
    expect(await sendOf(id)).toMatchObject({ state: 'set_aside', desk: answer });
    expect(phone.sync.status.value.setAside).toBe(0);
    const { items } = await deng.supervisor.aside('refused', null);
    expect(items[0]?.decision).toMatchObject({ by: '邓主任', reason: '无此事项' });
  });
});

describe('at a desk', () => {
  it('the organ’s manager withdraws a registration, and the phone shows by whom it was said', async () => {
    const id = await register(6);
    await phone.sync.syncNow();
    const he = await desk('he');
    await he.organManager.withdraw(id, '登记错了企业');
    await phone.sync.syncNow();
    const record = await phone.records.record(id);
    expect(record).toMatchObject({ state: 'withdrawn', withdrawn_because: '登记错了企业' });
    const again = he.organManager.withdraw(id, '再撤一次');
    await expect(again).rejects.toMatchObject({ kind: 'invalid', words: expect.anything() });
  });

  it('the administrator merges two enterprises, and the phone knows the one that stays', async () => {
    const guan = await desk('guan');
    const [from] = await guan.administrator.enterprises('第7食品');
    const [into] = await guan.administrator.enterprises('第8食品');
    const id = await register(7);
    await phone.sync.syncNow();
    await guan.administrator.merge(from!.id, into!.id, null, '工商变更通知');
    await phone.sync.syncNow();
    await expect.poll(async () => (await phone.records.record(id))?.enterprise?.id).toBe(into!.id);
    expect((await phone.directory.search('第7食品', 5)).map((one) => one.id)).not.toContain(
      from!.id,
    );
    const [merged] = await guan.administrator.enterprises('第7食品');
    expect(merged?.merged_into ?? null).toBe(merged ? into!.id : null);
  });
});
