// @vitest-environment node
/** When a record first arrived: what a phone was told of that once holds, whatever became of the record and the server. */
import { expect, it } from 'vitest';
import { payloadOf } from '@/sealing/jws';
import type { PushResponse } from '@/wire';
import { Line, onPush, problem } from './line';
import { aServerAndAPhone, line, phone, server } from './pair';
import { closeApp, openApp } from './phone';
import { sealAnything } from './storage';

aServerAndAPhone();

/** Seals so many registrations without anything being sent; their ids. */
async function sealed(count: number): Promise<string[]> {
  line.cut();
  const [enterprise] = await phone.directory.search('第3食品', 1);
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const draft = await phone.drafts.create({ enterprise: enterprise!.id, matters: ['SPJD-01'] });
    await phone.records.register(draft, 'not_evaluated', null);
    ids.push(draft.id);
  }
  line.mend();
  return ids;
}

const evidence = () => phone.all.officer().evidence;
const sentOf = (id: string) => evidence().run((db) => db.get('sent', id));
const rowOf = async (id: string) =>
  (await evidence().run((db) => db.getAllFromIndex('outbox', 'id', id)))[0];
const jwsOf = async (id: string) => (await evidence().event(id))!.jws;

/** Reads what the server says of each record, in an answer that goes on to the phone. */
async function saidIn(answer: Response): Promise<PushResponse['results']> {
  return ((await answer.clone().json()) as PushResponse).results;
}

/** From now on: the first receipt that the server told of each record, and whether the phone brings it along. */
function told(): { receipts: Record<string, string>; brought: Record<string, string> } {
  const seen = { receipts: {}, brought: {} } as ReturnType<typeof told>;
  line.fault = onPush(async (body, send) => {
    Object.assign(seen.brought, body.receipts);
    const answer = await send();
    for (const { id, receipt } of await saidIn(answer))
      if (id && receipt) seen.receipts[id] ??= receipt;
    return answer;
  });
  return seen;
}

/** A push of somebody else's: it needs no session. */
async function push(body: object): Promise<PushResponse> {
  const headers = { 'Content-Type': 'application/json' };
  const asked = { method: 'POST', headers, body: JSON.stringify(body) };
  return (await fetch(`${server.url}/api/v1/sync/push`, asked)).json() as Promise<PushResponse>;
}

/** The first receipt of a record, as the server says that it has it. */
async function firstAtServer(id: string): Promise<string | null> {
  const [result] = (await push({ events: [await jwsOf(id)] })).results;
  return result!.status === 'accepted' ? null : result!.receipt;
}

it('of a record that is held, the first arrival holds over a restore', async () => {
  const backup = await server.backup();
  const [missing, waits] = (await sealed(2)) as [string, string];
  const poison = await jwsOf(missing);
  const seen = told();
  const listening = line.fault!;
  line.fault = (path, send, init) =>
    path.endsWith('/sync/push') && String(init?.body).includes(poison)
      ? Promise.resolve(problem(413, 'too-large'))
      : listening(path, send, init);
  await phone.sync.syncNow();
  expect((await rowOf(waits))?.state).toBe('held');
  const first = seen.receipts[waits];
  await server.restore(backup);
  line.fault = listening;
  await phone.sync.syncNow();
  expect(seen.brought[waits]).toBe(first);
  expect((await sentOf(waits))?.receipt).toBe(first);
  expect(await firstAtServer(waits)).toBe(first);
});

it('of a record that was set aside, too, and its export has the receipt', async () => {
  const backup = await server.backup();
  const [about] = await sealed(1);
  const sealer = { evidence: evidence(), heard: phone.all.heard, cursor: () => null, app: '0.1.0' };
  const { id } = await sealAnything(sealer, { type: 'outcome', about: about!, body: {} });
  const seen = told();
  await phone.sync.syncNow();
  expect((await rowOf(id))?.state).toBe('set_aside');
  const first = seen.receipts[id];
  const [file] = await phone.records.exportUnsent();
  expect((JSON.parse(file!.text) as { receipts: unknown }).receipts).toMatchObject({ [id]: first });
  await server.restore(backup);
  await phone.sync.syncNow();
  expect(seen.brought[id]).toBe(first);
  expect(await firstAtServer(id)).toBe(first);
});

it('of a record whose key a restored server had to be told of, the first answer counts', async () => {
  // a backup of before the phone was there: the server knows neither key nor officer's session
  const [id] = await sealed(1);
  const heard: string[] = [];
  line.fault = onPush(async (body, send) => {
    if (heard.length > 0) throw new TypeError('fetch failed');
    const answer = await send();
    if (body.events.length === 0) return answer;
    const json = (await answer.clone().json()) as PushResponse;
    heard.push(json.results[0]!.receipt!);
    Object.assign(json.results[0]!, { status: 'quarantined', why: 'unknown_key' });
    return Response.json(json);
  });
  await phone.sync.syncNow();
  expect(await rowOf(id!)).toMatchObject({ state: 'waiting', arrival: { receipt: heard[0] } });
  line.mend();
  await phone.sync.syncNow();
  expect((await sentOf(id!))?.receipt).toBe(heard[0]);
});

it('the earlier of two is kept, though the later one was told first', async () => {
  const backup = await server.backup();
  const [id] = await sealed(1);
  const jws = await jwsOf(id!);
  let lost = '';
  line.fault = onPush(async (_, send) => {
    for (const { receipt } of await saidIn(await send())) lost = receipt!;
    throw new TypeError('fetch failed');
  });
  await phone.sync.syncNow();
  await server.restore(backup);
  line.mend();
  await phone.sync.syncNow();
  const later = (await sentOf(id!))!.receipt!;
  const at = (receipt: string) =>
    Date.parse(payloadOf<{ received_at: string }>(receipt).received_at);
  expect(at(later)).toBeGreaterThan(at(lost));
  // somebody had a copy of the first answer, and brings it after the next restore, before the phone comes
  await server.restore(backup);
  await push({ events: [jws], receipts: { [id!]: lost } });
  await phone.sync.syncNow();
  expect(await sentOf(id!)).toMatchObject({ receipt: lost });
});

it('an answer of before a restore that another tab has learned of confirms nothing', async () => {
  await sealed(1);
  await phone.sync.syncNow();
  const backup = await server.backup();
  const [id] = await sealed(1);
  const other = new Line(() => server.url, line);
  const tab = await openApp(other);
  await closeApp(tab);
  let first: string | null = null;
  let answered = (): void => undefined;
  let goOn = (): void => undefined;
  const reached = new Promise<void>((resolve) => (answered = resolve));
  const late = new Promise<void>((resolve) => (goOn = resolve));
  line.fault = onPush(async (_, send) => {
    const answer = await send();
    first = (await saidIn(answer))[0]!.receipt;
    answered();
    await late;
    return answer;
  });
  const pushing = phone.sync.syncNow();
  await reached;
  await server.restore(backup);
  // it asks for the heads, learns of the new epoch, and gets no further
  other.fault = onPush(async ({ events }, send) => {
    if (events.length === 0) return send();
    throw new TypeError('fetch failed');
  });
  await tab.sync.syncNow();
  line.mend();
  goOn();
  await pushing;
  await phone.sync.syncNow();
  expect(await rowOf(id!)).toBeUndefined();
  expect(await firstAtServer(id!)).toBe(first);
});
