// @vitest-environment node
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PulledStore } from '@/db/pulled-store';
import { pulledState } from '@/pulling/pull';
import type { Answer } from '@/wire';
import { html, Line, problem } from './line';
import { closeAll, closeApp, openApp, type Phone, phoneOf, signIn } from './phone';
import { Server } from './server';
import { newPhone } from './storage';
import { visitTo } from './world';

/** More than a page of pull, so that there is a file, and more than a part holds. */
const ENTERPRISES = 9_000;

let server: Server;
let line: Line;
let phone: Phone;

beforeAll(async () => {
  server = await Server.start(ENTERPRISES);
  const first = await phoneOf(server, new Line(() => server.url), 'li');
  await closeApp(first);
  await vi.waitFor(
    async () => {
      const { json } = await first.all.session.call('/api/v1/sync/region-file?form=2');
      expect((json as Answer<'RegionFileView'>).parts.length).toBeGreaterThan(1);
    },
    { timeout: 60_000, interval: 500 },
  );
}, 120_000);
afterAll(() => server.end());
beforeEach(async () => {
  newPhone();
  line = new Line(() => server.url);
  phone = await openApp(line);
});
afterEach(closeAll);

const PART = /\/sync\/region-file\/(?<hash>.+)/;
const parts = () => line.paths.flatMap((path) => PART.exec(path)?.groups?.['hash'] ?? []);

/** All rows that the phone has, by kind and key. */
async function rows(): Promise<Map<string, unknown>> {
  const { current } = await pulledState(phone.all.device, phone.all.officer().id);
  const store = await PulledStore.open(current ?? '');
  const found = new Map<string, unknown>();
  for (const kind of ['enterprise', 'visit', 'organ', 'plan_item', 'matter']) {
    const table = store.table(kind);
    for (const row of table.rows()) {
      const columns = table.columnsAt(row);
      const values = table.values(row, columns);
      found.set(
        `${kind} ${String(values[0])}`,
        columns.map((name, at) => [name, values[at]]),
      );
    }
  }
  store.close();
  return found;
}

async function filledByPull(): Promise<Map<string, unknown>> {
  newPhone();
  line = new Line(() => server.url);
  line.fault = async (path, send) =>
    path.includes('/region-file') ? problem(404, 'not-found') : send();
  await closeApp(phone);
  phone = await openApp(line);
  await signIn(phone, server, 'li');
  return rows();
}

describe('a first fill that begins with the region’s file', () => {
  it('comes to the same rows as a pull, and asks for each part once', async () => {
    await signIn(phone, server, 'li');
    const filled = await rows();
    expect(parts().length).toBeGreaterThan(1);
    expect(new Set(parts()).size).toBe(parts().length);
    expect(line.paths.filter((path) => path.includes('/sync/pull'))).not.toContain(
      '/api/v1/sync/pull',
    );
    expect(await phone.directory.search('食品有限公司', 50)).toHaveLength(50);
    expect(filled).toEqual(await filledByPull());
  });

  it('goes on behind the part at which it was cut, also after the app was closed', async () => {
    let sent = 0;
    line.fault = async (path, send) =>
      path.includes('/sync/pull') || (PART.test(path) && ++sent > 1) ? html() : send();
    await signIn(phone, server, 'li').catch(() => undefined);
    const [first] = parts();
    await closeApp(phone);
    line.mend();
    line.paths.length = 0;
    phone = await openApp(line);
    await phone.sync.syncNow();
    expect(parts()).not.toContain(first);
    expect(parts().length).toBeGreaterThan(0);
    expect(await rows()).toEqual(await filledByPull());
  });

  it.each([
    ['vanished', () => problem(404, 'not-found')],
    ['was altered', async (send: () => Promise<Response>) => octets(await send(), 40)],
    ['was cut', async (send: () => Promise<Response>) => octets(await send(), null)],
  ])('pulls everything where a part %s', async (_, answer) => {
    line.fault = async (path, send) => (PART.test(path) ? answer(send) : send());
    await signIn(phone, server, 'li');
    expect(phone.sync.status.value.fill).toBeNull();
    expect(line.paths).toContain('/api/v1/sync/pull');
    expect(await rows()).toEqual(await filledByPull());
  });
});

/** Enterprises by their numbers in the city: the first five are on the plan. */
const PLANNED = '第3食品';
const OTHER = '第77食品';

describe('what comes first', () => {
  /** Lets no part through until it is told to. */
  function holdParts(): () => void {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    line.fault = async (path, send) => {
      if (PART.test(path)) await held;
      return send();
    };
    return release;
  }
  const come = () =>
    vi.waitFor(() => {
      const { asOf, incomplete } = phone.sync.status.value;
      expect([asOf === null, incomplete]).toEqual([false, true]);
    });
  const idOf = async (text: string): Promise<string> =>
    (await phone.directory.search(text, 1))[0]?.id ?? '';
  const visit = (of: string) => visitTo(of, ['SPJD-01']);

  it('is the officer’s list, judged, while the rest is on its way', async () => {
    const release = holdParts();
    const all = signIn(phone, server, 'li');
    await come();
    const planned = await idOf(PLANNED);
    const early = await phone.rules.today(null, 50);
    expect(early.errands.map(({ enterprise }) => enterprise?.id)).toContain(planned);
    expect(early.counts.not_evaluated).toBe(0);
    const verdict = await phone.rules.judge(visit(planned));
    expect(phone.sync.status.value.packRefused).toBe(false);

    // another enterprise is the server's to find, and not judged: its visits have not come
    expect(await phone.directory.search(OTHER, 5)).toEqual([]);
    const [other] = await phone.directory.searchServer(OTHER);
    expect(other?.name).toContain(OTHER);
    expect(await phone.directory.enterprise(other!.id)).toEqual(other);
    const absent = { kind: 'no_data' };
    await expect(phone.rules.judge(visit(other!.id))).rejects.toMatchObject(absent);
    await expect(phone.directory.visitFacts(other!.id)).rejects.toMatchObject(absent);
    expect(await phone.rules.judgeFound([other!.id], ['SPJD-01'])).toEqual([null]);
    const unread = { ...visit(other!.id), enterprise: null, code: 'https://codes.example/77' };
    await expect(phone.rules.judge(unread)).rejects.toMatchObject(absent);

    release();
    await all;
    expect(phone.sync.status.value.incomplete).toBe(false);
    expect(await idOf(OTHER)).toBe(other!.id);
    expect(await phone.directory.enterprise(other!.id)).toEqual(other);
    expect((await phone.rules.judge(visit(other!.id))).verdict).toBe(verdict.verdict);
    const late = await phone.rules.today(null, 50);
    expect(late.counts).toEqual(early.counts);
    expect(await rows()).toEqual(await filledByPull());
  });

  it('is there without signal, and asked for once', async () => {
    line.fault = async (path, send) => (PART.test(path) ? html() : send());
    await signIn(phone, server, 'li').catch(() => undefined);
    closeApp(phone);
    line.cut();
    phone = await openApp(line);
    await come();
    expect((await phone.rules.today(null, 50)).errands.length).toBeGreaterThan(0);
    await expect(phone.directory.searchServer(OTHER)).rejects.toMatchObject({ kind: 'no_signal' });
    line.mend();
    await phone.sync.syncNow();
    expect(phone.sync.status.value.incomplete).toBe(false);
    expect(line.paths.filter((path) => path.endsWith('/first-page'))).toHaveLength(1);
    expect(await idOf(OTHER)).not.toBe('');
  });

  it('is done without where a server of before knows of none', async () => {
    line.fault = async (path, send) =>
      path.endsWith('/first-page') ? problem(404, 'not-found') : send();
    await signIn(phone, server, 'li');
    expect(phone.sync.status.value).toMatchObject({ incomplete: false, fill: null });
    expect(await idOf(OTHER)).not.toBe('');
  });

  it('is not asked for by a phone that has data', async () => {
    await signIn(phone, server, 'li');
    line.paths.length = 0;
    await phone.sync.syncNow();
    expect(line.paths.filter((path) => path.endsWith('/first-page'))).toEqual([]);
  });
});

/** The part with another byte at a place, or without its last one. */
async function octets(from: Response, altered: number | null): Promise<Response> {
  const bytes = new Uint8Array(await from.arrayBuffer());
  if (altered !== null) bytes[altered]! ^= 1;
  const body = altered === null ? bytes.slice(0, -1) : bytes;
  return new Response(body, { headers: { 'Content-Type': 'application/octet-stream' } });
}
