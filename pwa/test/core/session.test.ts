// @vitest-environment node
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Locks } from '../model/locks';
import { held, html, Line, problem } from './line';
import { closeAll, closeApp, openApp, type Phone, phoneOf, signIn } from './phone';
import { PASSWORD, Server } from './server';
import { newPhone } from './storage';

let server: Server;

beforeAll(async () => {
  server = await Server.start();
}, 60_000);
afterAll(() => server.end());
afterEach(closeAll);

async function used(login: string): Promise<{ phone: Phone; line: Line }> {
  const line = new Line(() => server.url);
  return { line, phone: await phoneOf(server, line, login) };
}

describe('signing in', () => {
  it('says what is wrong with a password, a link, a line', async () => {
    newPhone();
    const line = new Line(() => server.url);
    const phone = await openApp(line);
    await expect(phone.auth.signIn('li', 'wrong password')).rejects.toMatchObject({
      kind: 'credentials',
    });
    await expect(phone.auth.readLink('no-such-link')).rejects.toMatchObject({ kind: 'link_used' });
    const { link } = server.people.get('li')!;
    await expect(phone.auth.consumeLink(link, 'short')).rejects.toMatchObject({
      kind: 'weak_password',
    });
    expect(await phone.auth.readLink(link)).toMatchObject({ name: '李四', login: 'li' });
    line.fault = async () => html();
    await expect(phone.auth.signIn('li', PASSWORD)).rejects.toMatchObject({ kind: 'no_signal' });
    line.fault = async () => problem(429, 'too-many-attempts', { 'Retry-After': '30' });
    await expect(phone.auth.signIn('li', PASSWORD)).rejects.toMatchObject({
      kind: 'throttled',
      retryAfter: 30,
    });
  });

  it('opens the app offline as who was signed in, with the certificate', async () => {
    const { phone, line } = await used('li');
    await closeApp(phone);
    line.cut();
    const again = await openApp(line);
    expect(again.auth.person.value).toMatchObject({
      name: '李四',
      certificate: { number: '18020001', until: '2030-01-01' },
    });
    expect(await again.directory.search('食品', 3)).toHaveLength(3);
  });
});

describe('a session', () => {
  it('goes on when the answer of a refresh is lost', async () => {
    const { phone, line } = await used('wang');
    await closeApp(phone);
    const reopened = await openApp(line);
    line.fault = async (path, send) => {
      if (!path.endsWith('/auth/refresh')) return send();
      await send();
      throw new TypeError('fetch failed');
    };
    await expect(reopened.all.session.accessToken()).rejects.toMatchObject({ kind: 'no_signal' });
    line.mend();
    expect(await reopened.all.session.accessToken()).toBeTruthy();
    expect(reopened.all.session.over.value).toBe(false);
  });

  it('renews a token that the server no longer takes, once', async () => {
    const { phone, line } = await used('zhao');
    let refused = false;
    line.fault = async (path, send) => {
      if (!path.includes('/registrations') || refused) return send();
      refused = true;
      return problem(401, 'sign-in');
    };
    expect((await phone.supervisor.registrations(null)).items).toEqual([]);
    expect(line.paths.filter((path) => path.includes('/auth/refresh'))).toHaveLength(1);
  });
});

describe('signing out', () => {
  const locks = new Locks();
  /** What waits for the cookie's turn. */
  const waits = () => locks.names.some((name) => name.includes('ruqi-refresh'));
  const isOpen = async (line: Line) =>
    (await line.fetch('/api/v1/auth/refresh', { method: 'POST' })).ok;
  // as in a browser: Node has no locks of its own
  beforeEach(() => vi.stubGlobal('navigator', { locks: locks.of({ alive: true }) }));
  afterEach(() => vi.unstubAllGlobals());

  /** Signs out, and lets the renewal that is on its way come to its end only then. */
  async function leaveBefore(phone: Phone, refresh: { go: () => void }, renewed: Promise<unknown>) {
    const left = phone.auth.signOut();
    await expect.poll(() => phone.auth.person.value).toBeNull();
    refresh.go();
    await expect(renewed).rejects.toMatchObject({ kind: 'sign_in_again' });
    await left;
  }

  it('stays so when a refresh was on its way, here and on the server', async () => {
    const { phone, line } = await used('li');
    const { session, device } = phone.all;
    session.askAnew();
    const refresh = held(line, '/auth/refresh');
    const renewed = session.accessToken();
    await refresh.came;
    await leaveBefore(phone, refresh, renewed);
    expect([phone.auth.person.value, await device.get('person')]).toEqual([null, null]);
    expect(await isOpen(line)).toBe(false);
  });

  it('stays so in a tab that renewed the session and has not heard of it yet', async () => {
    const { phone, line } = await used('li');
    const deaf = await openApp(line);
    vi.spyOn(deaf.all.session, 'follow').mockResolvedValue();
    const refresh = held(line, '/auth/refresh');
    const renewed = deaf.all.session.accessToken();
    await refresh.came;
    await leaveBefore(phone, refresh, renewed);
    expect(await phone.all.device.get('person')).toBeNull();
    expect(await isOpen(line)).toBe(false);
  });

  it.each(['password', 'link'])(
    'does not end the session of who comes next by a %s, when the server hears of it late',
    async (by) => {
      const { phone, line } = await used('zhao');
      await leftWithoutSignal(line, phone);
      const end = held(line, '/auth/sign-out');
      const ended = phone.all.session.endLater();
      await end.came;
      const came = by === 'link' ? byLink(phone) : phone.auth.signIn('li', PASSWORD);
      await expect.poll(() => waits() || phone.auth.person.value !== null).toBe(true);
      end.go();
      await Promise.all([ended, came]);
      expect(await isOpen(line)).toBe(true);
    },
  );

  it('ends no session once somebody is there, also where another tab knows it first', async () => {
    const { phone, line } = await used('zhao');
    const deaf = await openApp(line);
    await leftWithoutSignal(line, phone, deaf);
    vi.spyOn(deaf.all.session, 'follow').mockResolvedValue();
    const signIn = held(line, '/auth/sign-in');
    const came = phone.auth.signIn('li', PASSWORD);
    await signIn.came;
    const ended = [phone, deaf].map(({ all }) => all.session.endLater());
    await expect.poll(waits).toBe(true);
    signIn.go();
    await Promise.all([came, ...ended]);
    expect(line.paths.filter((path) => path.endsWith('/auth/sign-out'))).toEqual([]);
    expect(await isOpen(line)).toBe(true);
  });

  /** Signs out on the first of these tabs; when there is signal again, none of them has a turn under way. */
  async function leftWithoutSignal(line: Line, ...tabs: [Phone, ...Phone[]]): Promise<void> {
    line.cut();
    await tabs[0].auth.signOut();
    for (const { all } of tabs) {
      await all.session.follow();
      await all.loop.turn();
    }
    line.mend();
    line.paths.length = 0;
  }

  function byLink(phone: Phone): Promise<unknown> {
    const [, link = ''] = /link: \S*\/(\S+)/.exec(server.run('link', '--login', 'li')) ?? [];
    return phone.auth.consumeLink(link, PASSWORD);
  }
});

describe('an enterprise', () => {
  it('is called when there is something new, and not while there is not', async () => {
    const { phone, line } = await used('boss');
    const before = await phone.enterprise.visits(null);
    expect(before.items).toEqual([]);
    const polls: number[] = [];
    line.fault = async (path, send) => {
      const answer = await send();
      if (path.includes('/enterprise/visits')) polls.push(answer.status);
      return answer;
    };
    const changed = vi.fn();
    const stop = phone.enterprise.watch(changed);
    await expect.poll(() => polls.length).toBeGreaterThan(0);
    expect(changed).not.toHaveBeenCalled();
    expect(new Set(polls)).toEqual(new Set([304]));

    newPhone();
    const officer = await openApp(new Line(() => server.url));
    await signIn(officer, server, 'li');
    const [{ id: enterprise } = { id: '' }] = await officer.directory.search('第0食品', 1);
    const draft = await officer.drafts.create({ enterprise, matters: ['SPJD-01'] });
    await officer.records.register(draft, 'not_evaluated', null);
    await officer.sync.syncNow();
    await expect.poll(() => changed.mock.calls.length).toBe(1);
    const after = await phone.enterprise.visits(null);
    expect(after.items.map(({ id }) => id)).toEqual([draft.id]);
    expect(after.items[0]).not.toHaveProperty('exemption');
    stop();
  });
});
