// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '@/clock';
import { onOpening } from '@/db/opening';
import { Failure } from '@/failure';
import { Lock, lockPort } from '@/session-view/screen-lock';
import { aServerAndAPhone, line, phone, reopen, server } from './pair';
import { closeApp, openApp, signIn } from './phone';
import { PASSWORD } from './server';

aServerAndAPhone();

/** The lock as the app opens with it. */
async function opened() {
  const lock = new Lock(phone.all.session, phone.all.device);
  lock.load(await onOpening(phone.all.device));
  return { ...lockPort(lock), lock: () => lock.lock() };
}

describe('a lock', () => {
  beforeEach(async () => (await opened()).set('2580'));

  it('is asked for on opening, opens by its PIN and no other, and keeps nothing of it in the clear', async () => {
    await reopen();
    const lock = await opened();
    expect(lock.state.value).toEqual({ set: true, locked: true, wait: 0 });
    expect(await lock.unlock('2581')).toBe(false);
    expect(lock.state.value.locked).toBe(true);
    expect(await lock.unlock('2580')).toBe(true);
    expect(lock.state.value.locked).toBe(false);
    const kept = (await phone.all.device.get('pins'))![phone.auth.person.value!.id]!;
    expect(kept).toMatchObject({ wrong: 0, iterations: 300_000 });
    expect(kept.hash).toHaveLength(32);
    lock.lock();
    expect(lock.state.value.locked).toBe(true);
  });

  it('lets records be sealed and sent while it is locked', async () => {
    await reopen();
    const lock = await opened();
    const draft = await phone.drafts.create({
      matters: ['SPJD-01'],
      code: 'https://door.example/1',
    });
    await phone.records.register(draft, 'not_evaluated', null);
    await phone.sync.syncNow();
    expect(lock.state.value.locked).toBe(true);
    expect((await phone.records.sealed(draft.id))?.send.state).toBe('sent');
  });

  it('is another for another person, and signing in with the password opens', async () => {
    await reopen();
    const lock = await opened();
    await signIn(phone, server, 'wang');
    await expect.poll(() => lock.state.value).toMatchObject({ set: false, locked: false });
    await signIn(phone, server, 'li');
    await expect.poll(() => lock.state.value).toMatchObject({ set: true, locked: false });
  });

  it('that is forgotten goes by the password, with signal alone, and takes nothing with it', async () => {
    await reopen();
    const lock = await opened();
    line.cut();
    await expect(lock.lift('li', PASSWORD)).rejects.toThrow(Failure);
    expect(lock.state.value).toMatchObject({ set: true, locked: true });
    line.mend();
    await expect(lock.lift('li', 'not the password')).rejects.toMatchObject({
      kind: 'credentials',
    });
    const events = await phone.all.officer().evidence.run((db) => db.count('events'));
    await lock.lift('li', PASSWORD);
    expect(lock.state.value).toMatchObject({ set: false, locked: false });
    expect(await phone.all.officer().evidence.run((db) => db.count('events'))).toBe(events);
    await reopen();
    expect((await opened()).state.value.locked).toBe(false);
  });

  it('is taken away by its PIN alone', async () => {
    const lock = await opened();
    expect(await lock.remove('0000')).toBe(false);
    expect(lock.state.value.set).toBe(true);
    expect(await lock.remove('2580')).toBe(true);
    expect(lock.state.value.set).toBe(false);
  });

  it('takes digits alone, four to eight', async () => {
    const lock = await opened();
    for (const pin of ['123', '123456789', '12a4', ''])
      await expect(lock.set(pin)).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('wrong tries', () => {
  let now = 0;
  beforeEach(async () => {
    await (await opened()).set('2580');
    now = clock.monotonic();
    vi.spyOn(clock, 'monotonic').mockImplementation(() => now);
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  const pass = (seconds: number) => {
    now += seconds * 1000;
    vi.advanceTimersByTime(1000);
  };

  it('wait longer and longer, also after the app was closed, and nothing is deleted', async () => {
    await reopen();
    let lock = await opened();
    const waits: number[] = [];
    for (let n = 0; n < 11; n++) {
      expect(await lock.unlock('0000')).toBe(false);
      waits.push(lock.state.value.wait);
      pass(lock.state.value.wait);
      expect(lock.state.value.wait).toBe(0);
    }
    expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 300, 900, 900, 900]);
    // closing the app does not shorten it, nor is a try taken meanwhile
    await closeApp(phone);
    const again = await openApp(line);
    const fresh = new Lock(again.all.session, again.all.device);
    fresh.load(await onOpening(again.all.device));
    lock = { ...lockPort(fresh), lock: () => fresh.lock() };
    expect(lock.state.value.wait).toBe(900);
    expect(await lock.unlock('2580')).toBe(false);
    pass(899);
    expect(lock.state.value.wait).toBe(1);
    pass(1);
    expect(await lock.unlock('2580')).toBe(true);
    expect(lock.state.value).toEqual({ set: true, locked: false, wait: 0 });
    await closeApp(again);
    // a dozen slow hashes, on whatever machine
  }, 60_000);
});
