// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { clock } from '@/clock';
import { unsentEvents as unsent } from '@/db/local-events';
import { settle } from '@/db/settle-answers';
import { sha256 } from '@/sealing/encoding';
import type { RegistrationList } from '@/wire';
import { html, onPush, problem, type PushBody } from './line';
import { aServerAndAPhone, line, phone, reopen, server } from './pair';
import { signIn, type Phone } from './phone';
import { sealAnything as seal } from './storage';

aServerAndAPhone();

/** Seals so many registrations without anything being sent; their ids. */
async function sealed(count: number): Promise<string[]> {
  line.cut();
  const [enterprise] = await phone.directory.search('第3食品', 1);
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const draft = await phone.drafts.create({
      enterprise: enterprise!.id,
      how: 'camera',
      matters: ['SPJD-01'],
    });
    await phone.records.register(draft, 'not_evaluated', null);
    ids.push(draft.id);
  }
  await phone.sync.syncNow();
  line.mend();
  return ids;
}

async function states(ids: string[]): Promise<string[]> {
  return Promise.all(ids.map(async (id) => (await phone.records.sealed(id))!.send.state));
}

async function onServer(ids: string[]): Promise<number> {
  const reply = await phone.all.session.call('/api/v1/registrations?limit=100');
  const list = reply.json as RegistrationList;
  return list.items.filter(({ id }) => ids.includes(id)).length;
}

const all = (count: number, state: string) => Array<string>(count).fill(state);

describe('a push', () => {
  it('whose answer is lost after the commit is sent again and counts once', async () => {
    const ids = await sealed(3);
    line.fault = onPush(async (_, send) => {
      await send();
      throw new TypeError('fetch failed');
    });
    await phone.sync.syncNow();
    expect(await states(ids)).toEqual(all(3, 'unsent'));
    expect(phone.sync.status.value.link).toBe('offline');
    line.mend();
    await phone.sync.syncNow();
    expect(await states(ids)).toEqual(all(3, 'sent'));
    expect(await onServer(ids)).toBe(3);
  });

  it.each([
    ['a captive portal', () => html(200)],
    ['a page of some proxy', () => html(502)],
    [
      'half an answer',
      () => new Response('{"epoch":"', { headers: { 'Content-Type': 'application/json' } }),
    ],
    ['somebody else’s JSON', () => Response.json({ results: [] })],
    [
      'an answer to other records',
      () => Response.json({ epoch: 'e', results: [{ hash: 'x' }, { hash: 'y' }] }),
    ],
  ])('that is answered by %s is no push at all', async (_, answer) => {
    const ids = await sealed(2);
    line.fault = onPush(async () => answer());
    await phone.sync.syncNow();
    expect(await states(ids)).toEqual(all(2, 'unsent'));
    expect(phone.sync.status.value).toMatchObject({ link: 'offline', setAside: 0 });
    expect(phone.all.board.nextTry.value).toBeNull();
    line.mend();
    await phone.sync.syncNow();
    expect(await states(ids)).toEqual(all(2, 'sent'));
  });

  it('that is too large for something on the way is halved until it fits', async () => {
    const ids = await sealed(9);
    const sizes: number[] = [];
    line.fault = onPush(async (body, send) => {
      sizes.push(body.events.length);
      return body.events.length > 2 ? problem(413, 'too-large') : send();
    });
    await phone.sync.syncNow();
    expect(await states(ids)).toEqual(all(9, 'sent'));
    expect(sizes.slice(0, 4)).toEqual([9, 4, 2, 2]);
  });

  it('lets one record that nothing takes not keep back the others', async () => {
    const ids = await sealed(4);
    const poison = (await unsent(phone.all.officer().evidence))[1]!.event.jws;
    line.fault = onPush(async (body, send) =>
      body.events.includes(poison) ? problem(413, 'too-large') : send(),
    );
    await phone.sync.syncNow();
    // those after it are held by the server until it comes
    expect(await states(ids)).toEqual(['sent', 'unsent', 'held', 'held']);
    line.mend();
    await phone.sync.syncNow();
    expect(await states(ids)).toEqual(all(4, 'sent'));
  });

  it.each([
    ['seconds', { 'Retry-After': '120' }],
    [
      'a date, by the server’s clock',
      {
        Date: 'Wed, 21 Oct 2015 07:28:00 GMT',
        'Retry-After': 'Wed, 21 Oct 2015 07:30:00 GMT',
      },
    ],
  ])('waits as long as the server asks, in %s', async (_, headers) => {
    const ids = await sealed(1);
    let asked = 0;
    line.fault = onPush(async () => {
      asked++;
      return problem(503, 'busy', headers);
    });
    await phone.sync.syncNow();
    const wait = (phone.all.board.nextTry.value ?? 0) - clock.now();
    expect(wait).toBeGreaterThan(110_000);
    expect(wait).toBeLessThanOrEqual(120_000);
    await phone.all.loop.turn();
    expect(asked).toBe(1);
    line.mend();
    await phone.sync.syncNow();
    expect(await states(ids)).toEqual(all(1, 'sent'));
  });

  it('offers what the server misses, though the phone had thought it sent', async () => {
    const ids = await sealed(3);
    const { evidence } = phone.all.officer();
    const [first] = await unsent(evidence);
    const { id, hash } = first!.event;
    const result = { status: 'accepted', id, hash, receipt: null } as never;
    const answer = { event: first!.event, offered: null, result, received_at: null };
    await settle(evidence, [answer], { answered: 'e', asked: null });
    const batches: number[] = [];
    line.fault = onPush(async (body, send) => {
      batches.push(body.events.length);
      return send();
    });
    await phone.sync.syncNow();
    expect(batches.slice(0, 2)).toEqual([2, 1]);
    await phone.sync.syncNow();
    expect(await states(ids)).toEqual(all(3, 'sent'));
    expect(await onServer(ids)).toBe(3);
  });

  it('sets aside what the server sets aside, says why, and stops asking', async () => {
    const [id] = await sealed(1);
    const wrong = await seal(
      { ...sealerOf(phone), app: '0.1.0' },
      { type: 'outcome', about: id!, body: {} },
    );
    await phone.sync.syncNow();
    const entry = phone.records.unsent.value?.find((one) => one.id === wrong.id);
    expect(entry?.send).toMatchObject({ state: 'set_aside' });
    expect(phone.sync.status.value).toMatchObject({ unsent: 0, setAside: 1 });
    const before = line.paths.length;
    await phone.sync.syncNow();
    expect(line.paths.slice(before).filter((path) => path.endsWith('/push'))).toEqual([]);
  });

  it('of another officer’s records goes on while somebody else is signed in', async () => {
    const ids = await sealed(2);
    await phone.auth.signOut();
    await signIn(phone, server, 'wang');
    expect(phone.records.unsent.value).toEqual([]);
    await phone.sync.syncNow();
    expect(await onServer(ids)).toBe(2);
    expect(await phone.records.sealed(ids[0]!)).toBeNull();
  });

  it('offers again what was set aside, to a server that was restored from before it came', async () => {
    const copy = await server.backup();
    const [id] = await sealed(1);
    const wrong = await seal(
      { ...sealerOf(phone), app: '0.1.0' },
      { type: 'outcome', about: id!, body: {} },
    );
    await phone.sync.syncNow();
    await server.restore(copy);
    const offered: string[] = [];
    line.fault = onPush(async (body, send) => {
      offered.push(...body.events);
      return send();
    });
    await phone.sync.syncNow();
    const event = await phone.all.officer().evidence.event(wrong.id);
    expect(offered).toContain(event!.jws);
    const entry = phone.records.unsent.value?.find((one) => one.id === wrong.id);
    expect(entry?.send).toMatchObject({ state: 'set_aside' });
  });

  it('brings everything back to a server restored from yesterday', async () => {
    const copy = await server.backup();
    const ids = await sealed(3);
    await phone.sync.syncNow();
    expect(await onServer(ids)).toBe(3);
    const before = (await phone.records.sealed(ids[0]!))!.send;
    await server.restore(copy);
    const bodies: PushBody[] = [];
    line.fault = onPush(async (body, send) => {
      bodies.push(body);
      return send();
    });
    // nobody is signed in any more: pushing needs nobody
    await phone.sync.syncNow();
    expect(await states(ids)).toEqual(all(3, 'sent'));
    await signIn(phone, server, 'li');
    expect(await onServer(ids)).toBe(3);
    // the first arrival stays the one that counts
    expect((await phone.records.sealed(ids[0]!))!.send).toMatchObject({
      ...before,
      verdict: expect.anything(),
    });
    const again = bodies.find(({ events }) => events.length > 0)!;
    expect(Object.keys(again.receipts ?? {}).sort()).toEqual([...ids].sort());
    expect(again.certificates?.length).toBeGreaterThan(0);
  });

  it('brings the receipts along, also where it was cut off after it knew of the restore', async () => {
    const copy = await server.backup();
    const ids = await sealed(3);
    await phone.sync.syncNow();
    await server.restore(copy);
    line.fault = onPush(async ({ events }, send) => {
      if (events.length === 0) return send();
      throw new TypeError('fetch failed');
    });
    await phone.sync.syncNow();
    expect(await states(ids)).toEqual(all(3, 'unsent'));
    await reopen();
    const receipts: string[] = [];
    line.fault = onPush(async (body, send) => {
      receipts.push(...Object.keys(body.receipts ?? {}));
      return send();
    });
    await phone.sync.syncNow();
    expect(await states(ids)).toEqual(all(3, 'sent'));
    expect(receipts.sort()).toEqual([...ids].sort());
  });
});

function sealerOf({ all }: Phone) {
  return { evidence: all.officer().evidence, heard: all.heard, cursor: () => null };
}

it('names a record by the hash of its bytes', async () => {
  const [id] = await sealed(1);
  const view = await phone.records.sealed(id!);
  const [found] = await unsent(phone.all.officer().evidence);
  expect(view?.hash).toBe(await sha256(found!.event.jws));
});
