// @vitest-environment node
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Draft, RecordsAsked, Shown } from '@/ports';
import { Line } from './line';
import { closeAll, closeApp, openApp, type Phone, phoneOf, signIn } from './phone';
import { Server } from './server';

let server: Server;
let phone: Phone;
let line: Line;

beforeAll(async () => {
  server = await Server.start();
  line = new Line(() => server.url);
  phone = await phoneOf(server, line, 'li');
}, 60_000);
afterAll(async () => {
  await closeAll();
  await server.end();
});

/** Registers a visit at the n-th enterprise, as the verdict says. */
async function register(n: number, more: Partial<Draft> = {}): Promise<string> {
  const [found] = await phone.directory.search(`第${n}食品`, 1);
  const draft = await phone.drafts.create({
    enterprise: found!.id,
    premises: found!.premises[0]!.id,
    how: 'camera',
    matters: ['SPJD-01'],
    ...more,
  });
  const shown = await judged(draft);
  const violates = shown !== 'not_evaluated' && shown.verdict === 'violation';
  const decision = violates ? { went_in: true as const, reason: '现场需要' } : null;
  await phone.records.register(draft, shown, decision);
  await phone.sync.syncNow();
  return draft.id;
}

function judged(draft: Draft): Promise<Shown> {
  const { enterprise, code, category, matters, exemption, started_at, joint } = draft;
  const subject = { enterprise, code, category, matters, exemption, started_at, joint };
  return phone.rules.judge({ ...subject, entry: 'scan' });
}

const rulesOf = async (id: string) =>
  (await phone.records.record(id))?.verdict?.findings.map(({ rule }) => rule) ?? [];

describe('records', () => {
  it('carry the verdict of the server once it has judged', async () => {
    const id = await register(1);
    const record = await phone.records.record(id);
    expect(record).toMatchObject({ own: true, state: 'stands', officers: ['李四'] });
    expect(record?.verdict?.findings.length).toBeGreaterThan(0);
    expect(record?.send.state).toBe('sent');
    expect((await phone.records.list(10)).map((one) => one.id)).toContain(id);
  });

  it('of the second visit warn before it, from what the phone itself has', async () => {
    await register(2);
    const [found] = await phone.directory.search('第2食品', 1);
    const draft = await phone.drafts.create({ enterprise: found!.id, matters: ['SPJD-01'] });
    const shown = await judged(draft);
    expect(shown !== 'not_evaluated' && shown.findings.map(({ rule }) => rule)).toContain(
      'over_frequency',
    );
    await phone.records.avert(draft, shown);
    await phone.sync.syncNow();
    expect((await phone.records.sealed(draft.id))?.send.state).toBe('sent');
    expect(await phone.directory.visitFacts(found!.id)).toHaveLength(1);
  });

  it('take a reference later, and are judged again with it', async () => {
    const id = await register(3, { category: 'complaint' });
    expect(await rulesOf(id)).toContain('exemption_unsubstantiated');
    await phone.records.amend(id, { exemption: { ground: 'complaint', reference: '12345-0001' } });
    await phone.sync.syncNow();
    expect(await rulesOf(id)).not.toContain('exemption_unsubstantiated');
    expect((await phone.records.record(id))?.exemption?.reference).toBe('12345-0001');
  });

  it('that are corrected without signal show it at once, and every version before and after it is sent', async () => {
    const id = await register(8);
    const before = await phone.records.record(id);
    expect(before?.versions).toEqual([]);
    const started_at = '2026-01-05T09:00:00.000Z';
    line.cut();
    await phone.records.amend(id, { started_at, joint: id });
    const says = (one: { started_at: string | null; joint: string | null; by: string }) =>
      [one.started_at, one.joint, one.by] as const;
    const versions = [
      [null, null, '李四'],
      [started_at, id, '李四'],
    ];
    await expect.poll(async () => (await phone.records.record(id))?.versions.length).toBe(2);
    const here = await phone.records.record(id);
    expect(here).toMatchObject({ started_at, joint: id, matters: before?.matters });
    expect(here?.versions.map(says)).toEqual(versions);
    expect(here?.versions.map(({ unsent }) => unsent)).toEqual([false, true]);
    line.mend();
    await phone.sync.syncNow();
    const there = await phone.records.record(id);
    expect(there).toMatchObject({ started_at, joint: id });
    expect(there?.versions.map(says)).toEqual(versions);
    expect(there?.versions.map(({ unsent }) => unsent)).toEqual([false, false]);
  });

  it('take an outcome and explanations later, and a later outcome hides none', async () => {
    const id = await register(9);
    line.cut();
    await phone.records.tellOutcome(id, { result: 'no_problem', measures: '', rectify_by: null });
    const problems = {
      result: 'problems',
      measures: '限期整改',
      rectify_by: '2030-01-01',
    } as const;
    await phone.records.tellOutcome(id, problems);
    await phone.records.explain(id, 'unfiled', '接报后赶赴现场');
    const said = async (unsent: boolean) => {
      await expect.poll(async () => (await phone.records.record(id))?.explanations.length).toBe(1);
      const { outcomes, explanations } = (await phone.records.record(id))!;
      expect(outcomes.map(({ result }) => result)).toEqual(['no_problem', 'problems']);
      expect(outcomes.at(-1)).toMatchObject({ ...problems, by: '李四', unsent });
      const explanation = { rule: 'unfiled', text: '接报后赶赴现场', by: '李四', unsent };
      expect(explanations).toMatchObject([explanation]);
    };
    await said(true);
    line.mend();
    await phone.sync.syncNow();
    expect(phone.sync.status.value).toMatchObject({ unsent: 0, setAside: 0 });
    await said(false);
  });

  it('that are withdrawn stay, struck through, and count no more', async () => {
    const first = await register(4);
    await phone.records.withdraw(first, '登记错了企业');
    const here = await phone.records.record(first);
    expect(here).toMatchObject({ state: 'withdrawn', withdrawn_because: '登记错了企业' });
    await phone.sync.syncNow();
    expect((await phone.records.record(first))?.state).toBe('withdrawn');
    const second = await register(4);
    expect(await rulesOf(second)).not.toContain('over_frequency');
  });

  it('are found by enterprise, month, state and whose they are, before and after they are sent', async () => {
    line.cut();
    const id = await register(10);
    const draft = await phone.drafts.create({
      enterprise: (await phone.directory.search('第10食品', 1))[0]!.id,
      matters: ['SPJD-01'],
    });
    await phone.records.avert(draft, 'not_evaluated');
    const asked = { text: '第10食品', month: null, mine: true, state: null };
    const found = async (more: Partial<RecordsAsked>) =>
      (await phone.records.find({ ...asked, ...more }, 9)).lines.map((one) => one.id);
    expect(await found({})).toEqual([draft.id, id]);
    expect(await found({ state: 'waiting' })).toEqual([draft.id, id]);
    expect(await found({ state: 'sent' })).toEqual([]);
    line.mend();
    await phone.sync.syncNow();
    expect(await found({ state: 'waiting' })).toEqual([]);
    expect(await found({ state: 'averted' })).toEqual([draft.id]);
    const { lines, months } = await phone.records.find({ ...asked, state: 'sent' }, 9);
    expect(lines.map((one) => one.id)).toEqual([draft.id, id]);
    expect(lines[1]).toMatchObject({ type: 'registration', send: 'sent', state: 'stands' });
    expect(lines[1]?.officers.map(({ name }) => name)).toEqual(['李四']);
    expect(await found({ month: months[0]! })).toEqual([draft.id, id]);
    expect(await found({ month: '2001-01' })).toEqual([]);
    line.cut();
    await phone.records.withdraw(id, '登记错了企业');
    await expect.poll(() => found({ state: 'void' })).toEqual([id]);
    line.mend();
    await phone.sync.syncNow();
    expect(await found({ state: 'void' })).toEqual([id]);
  });

  it('of two who scanned apart can be said to be one visit', async () => {
    const [one, other] = [await register(5), await register(5)];
    expect(await rulesOf(other)).toContain('over_frequency');
    await phone.records.sameVisit(one, other);
    await phone.sync.syncNow();
    expect((await phone.records.record(one))?.state).toBe('stands');
    expect((await phone.records.record(other))?.state).toBe('same_visit');
  });

  it('take a colleague in who reads the leader’s screen, and nobody of another organ', async () => {
    const id = await register(6);
    const url = (await phone.records.sealed(id))!.leader_url!;
    expect(await phone.records.readLeader(url)).toEqual({ kind: 'own' });
    expect(await phone.directory.resolveCode(url)).toEqual({ kind: 'leader' });
    const wang = await phoneOf(server, new Line(() => server.url), 'wang');
    const read = await wang.records.readLeader(url);
    expect(read).toMatchObject({ kind: 'leader', leader: { registration: id, joint: false } });
    if (read.kind === 'leader') await wang.records.join(read.leader);
    await wang.sync.syncNow();
    expect((await wang.records.record(id))?.officers).toEqual(['李四', '王五']);
    await closeApp(wang);
    const zhao = await phoneOf(server, new Line(() => server.url), 'zhao');
    expect((await zhao.records.readLeader(url)).kind).toBe('other_organ');
    await closeApp(zhao);
  });

  it('say that a leader’s registration has not come for 72 hours of the server’s clock', async () => {
    line.cut();
    const id = await register(7);
    const url = (await phone.records.sealed(id))!.leader_url!;
    const storage = globalThis.indexedDB;
    const wang = await phoneOf(server, new Line(() => server.url), 'wang');
    const read = await wang.records.readLeader(url);
    if (read.kind !== 'leader') throw new Error(read.kind);
    const join = await wang.records.join(read.leader);
    await wang.sync.syncNow();
    expect(await wang.records.unbound()).toEqual([]);
    // as if the server had had it for longer
    await wang.all.officer().evidence.write(['sent'], async (tx) => {
      const sent = (await tx.objectStore('sent').get(join))!;
      const ago = Date.parse(sent.received_at!) - 72 * 3600 * 1000;
      await tx.objectStore('sent').put({ ...sent, received_at: new Date(ago).toISOString() });
    });
    await wang.sync.syncNow();
    expect((await wang.records.unbound()).map((one) => one.id)).toEqual([join]);
    expect((await wang.records.sealed(join))!.unbound).toBe(true);
    line.mend();
    await phone.sync.syncNow();
    await wang.sync.syncNow();
    expect(await wang.records.unbound()).toEqual([]);
    expect((await wang.records.sealed(join))!.unbound).toBe(false);
    await closeApp(wang);
    globalThis.indexedDB = storage;
  });

  it('of an unknown code are kept as scanned', async () => {
    await closeApp(phone);
    phone = await phoneOf(server, new Line(() => server.url), 'li');
    const code = 'https://unknown.example/door/1';
    expect(await phone.directory.resolveCode(code)).toEqual({ kind: 'unknown' });
    const draft = await phone.drafts.create({ code, how: 'camera', matters: ['SPJD-01'] });
    const shown = await judged(draft);
    await phone.records.register(draft, shown, null);
    const sealed = (await phone.records.sealed(draft.id))!;
    expect(sealed).toMatchObject({ code, enterprise: null });
    expect(sealed.leader_url).toBeTruthy();
    await phone.sync.syncNow();
    expect((await phone.records.record(draft.id))?.enterprise).toBeNull();
    expect((await phone.records.record(draft.id))?.send.state).toBe('sent');
  });

  it('survive signing out without signal, and signing in again', async () => {
    await closeApp(phone);
    line = new Line(() => server.url);
    phone = await phoneOf(server, line, 'li');
    line.cut();
    const [found] = await phone.directory.search('第7食品', 1);
    const draft = await phone.drafts.create({ enterprise: found!.id, matters: ['SPJD-01'] });
    await phone.records.register(draft, 'not_evaluated', null);
    await phone.auth.signOut();
    expect(phone.auth.person.value).toBeNull();
    await closeApp(phone);
    phone = await openApp(line);
    expect(phone.auth.person.value).toBeNull();
    line.mend();
    await signIn(phone, server, 'li');
    expect((await phone.records.sealed(draft.id))?.send.state).toBe('sent');
  });
});
