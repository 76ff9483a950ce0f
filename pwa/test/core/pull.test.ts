// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { IDBObjectStore } from 'fake-indexeddb';
import { deleteDB } from 'idb';
import { PulledDb } from '@/db/pulled-db';
import { Table } from '@/db/table';
import { pulledState } from '@/pulling/pull';
import { sha256Hex } from '@/sealing/encoding';
import type { PullResponse } from '@/wire';
import { html, problem } from './line';
import { aServerAndAPhone, line, phone, reopen } from './pair';
import { newPhone } from './storage';
import { pages } from './world';

aServerAndAPhone();

const state = () => pulledState(phone.all.device, phone.all.officer().id);
const known = async () => (await phone.directory.search('食品有限公司', 50)).length;

/** The pulls that are asked for, answered by `answer`; null: by the server. */
function onPull(answer: (path: string) => Response | null): string[] {
  const asked: string[] = [];
  line.fault = async (path, send) => {
    if (!path.includes('/sync/pull')) return send();
    asked.push(path);
    return answer(path) ?? send();
  };
  return asked;
}

describe('a pull', () => {
  it.each([
    ['410: the scope changed', () => problem(410, 'begin-again')],
    ['400: the cursor was never given', () => problem(400, 'unknown-cursor')],
  ])('begins again in a shadow on %s, and the outbox is not touched', async (_, answer) => {
    line.cut();
    const draft = await phone.drafts.create({ matters: ['SPJD-01'], code: 'https://x.example/1' });
    await phone.records.register(draft, 'not_evaluated', null);
    await phone.sync.syncNow();
    const before = await state();
    line.mend();
    // nothing is pushed, so that the outbox must still be there afterwards
    const asked: string[] = [];
    line.fault = async (path, send) => {
      if (path.endsWith('/sync/push')) return problem(503, 'busy');
      if (!path.includes('/sync/pull')) return send();
      asked.push(path);
      return path.includes('cursor=') && asked.length === 1 ? answer() : send();
    };
    await phone.sync.syncNow();
    const after = await state();
    expect(after.current).not.toBe(before.current);
    expect(after.shadow).toBeNull();
    expect(asked[1]).not.toContain('cursor=');
    expect(await known()).toBe(20);
    expect(phone.sync.status.value).toMatchObject({ unsent: 1, fill: null });
    expect(await databases()).not.toContain(before.current);
  });

  it('goes on with a shadow where it was cut, and what was there stays in use', async () => {
    let pulls = 0;
    onPull(() => (++pulls === 1 ? problem(410, 'begin-again') : html()));
    await phone.sync.syncNow();
    const cut = await state();
    expect(cut.shadow).not.toBeNull();
    expect(await known()).toBe(20);
    await reopen();
    expect(await known()).toBe(20);
    line.mend();
    await phone.sync.syncNow();
    expect(await state()).toMatchObject({ current: cut.shadow, shadow: null });
  });

  it('gives up for now on a server that always sends back to the beginning', async () => {
    const asked = onPull(() => problem(410, 'begin-again'));
    await phone.sync.syncNow();
    expect(asked.length).toBeLessThan(5);
    expect(await known()).toBe(20);
  });

  it('says that the app is too old, and goes on sealing', async () => {
    onPull(() => problem(426, 'app-too-old'));
    await phone.sync.syncNow();
    expect(phone.sync.status.value.upgradeRequired).toBe(true);
    const draft = await phone.drafts.create({ matters: ['SPJD-01'] });
    await phone.records.register(draft, 'not_evaluated', null);
    expect((await phone.records.sealed(draft.id))?.hash).toBeTruthy();
  });

  it('asks to sign in where the session ran out, and opens and seals without it', async () => {
    line.fault = async (path, send) =>
      path.includes('/sync/pull') || path.includes('/auth/refresh')
        ? problem(401, 'sign-in')
        : send();
    await phone.sync.syncNow();
    expect(phone.sync.status.value).toMatchObject({ signInNeeded: true, link: 'online' });
    expect(await known()).toBe(20);
    const [{ id: enterprise } = { id: '' }] = await phone.directory.search('食品', 1);
    const draft = await phone.drafts.create({ matters: ['SPJD-01'], enterprise });
    await phone.records.register(draft, 'not_evaluated', null);
    await phone.sync.syncNow();
    expect((await phone.records.sealed(draft.id))?.send.state).toBe('sent');
  });

  it.each(['before a page is asked for', 'while a page is on its way'])(
    'is a whole one again where the browser threw away what was pulled, %s',
    async (when) => {
      const before = await state();
      line.fault = async (path, send) => {
        const answer = await send();
        if (when.startsWith('while') && path.includes('/sync/pull?cursor=')) await evict();
        return answer;
      };
      if (when.startsWith('before')) await evict();
      await phone.sync.syncNow();
      expect((await state()).current).not.toBe(before.current);
      expect(await known()).toBe(20);
      await reopen();
      expect(await known()).toBe(20);
    },
  );

  it('takes a page that is cut for no signal', async () => {
    const before = await state();
    onPull(
      () =>
        new Response('{"epoch":"e","cursor":"x","blo', {
          headers: { 'Content-Type': 'application/json' },
        }),
    );
    await phone.sync.syncNow();
    expect(phone.sync.status.value.link).toBe('offline');
    expect(await state()).toEqual(before);
  });
});

describe('a forged pack', () => {
  it('is not judged by, is told of, and keeps nobody from registering', async () => {
    const before = await phone.directory.pack(null);
    line.fault = async (path, send) => {
      const response = await send();
      if (!path.includes('/sync/pull')) return response;
      const page = (await response.json()) as PullResponse;
      const cols = ['hash', 'id', 'version', 'json', 'signature'];
      const row = [await sha256Hex('{}'), before.id, before.version + 1, '{}', 'x.y.z'];
      return Response.json({ ...page, blocks: [{ kind: 'pack', cols, rows: [row], gone: [] }] });
    };
    await phone.sync.syncNow();
    line.mend();
    expect(phone.sync.status.value).toMatchObject({ link: 'online', packRefused: true });
    expect(await phone.directory.pack(null)).toEqual(before);
    expect((await phone.rules.today(null, 1)).errands[0]!.verdict).not.toBeNull();
    const draft = await phone.drafts.create({ matters: ['SPJD-01'], code: 'https://x.example/1' });
    await phone.records.register(draft, 'not_evaluated', null);
    await phone.sync.syncNow();
    expect((await phone.records.sealed(draft.id))?.send.state).toBe('sent');
  });

  it('is told from a good one by keys that are asked for once, and kept over a restart', async () => {
    const asked = () => line.paths.filter((path) => path.endsWith('/keys')).length;
    expect(asked()).toBe(1);
    await reopen();
    await phone.sync.syncNow();
    expect(asked()).toBe(1);
    expect(phone.sync.status.value.packRefused).toBe(false);
  });
});

describe('pulled data', () => {
  it('have a page and its cursor both, or neither', async () => {
    newPhone();
    const db = new PulledDb('p');
    const [one, two] = await pages({ enterprises: 3, visits: 3, planned: 1 });
    await db.append(one!, null);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(db.append(two!, one!.cursor)).rejects.toMatchObject({ kind: 'storage_full' });
    put.mockRestore();
    expect((await db.meta()).cursor).toBe(one!.cursor);
    expect((await db.blocks(0)).blocks).toHaveLength(1);
    await db.append(two!, one!.cursor);
    expect((await db.meta()).cursor).toBe(two!.cursor);
    expect((await db.blocks(0)).blocks).toHaveLength(2);
  });

  it('keep rows of a kind that this app does not know', async () => {
    newPhone();
    const db = new PulledDb('p');
    const [page] = await pages({ enterprises: 1, visits: 0, planned: 0 });
    const blocks = [
      { kind: 'weather', cols: ['id', 'sky'], rows: [['a', { clouds: 3 }]], gone: [] },
    ];
    await db.append({ ...page!, blocks }, null);
    const table = new Table('weather');
    for (const block of (await db.blocks(0)).blocks) table.apply(block);
    expect(table.get('a', 'sky')).toEqual({ clouds: 3 });
  });
});

/** The browser throws it away under the open app. */
async function evict(): Promise<void> {
  line.mend();
  const names = (await databases()).filter((name) => name?.startsWith('ruqi-pulled-'));
  await Promise.all(names.map((name) => deleteDB(name!)));
}

async function databases(): Promise<(string | undefined)[]> {
  return (await indexedDB.databases()).map(({ name }) => name);
}
