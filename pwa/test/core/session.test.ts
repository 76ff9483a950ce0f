// @vitest-environment node
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { html, Line, problem } from './line';
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
