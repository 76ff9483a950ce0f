// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aServerAndAPhone, phone } from './pair';

aServerAndAPhone();
afterEach(() => vi.restoreAllMocks());

const DAY = 24 * 3600 * 1000;

/** The phone's clock is so far off. */
function off(days: number): void {
  vi.restoreAllMocks();
  const now = Date.now;
  if (days !== 0) vi.spyOn(Date, 'now').mockImplementation(() => now() + days * DAY);
}

async function sealedAndSent(): Promise<string> {
  const [enterprise] = await phone.directory.search('第3食品', 1);
  const draft = await phone.drafts.create({ enterprise: enterprise!.id, matters: ['SPJD-01'] });
  await phone.records.register(draft, 'not_evaluated', null);
  await phone.sync.syncNow();
  expect((await phone.records.sealed(draft.id))?.send.state).toBe('sent');
  return draft.id;
}

const isKept = async (id: string) => (await phone.all.officer().evidence.event(id)) !== undefined;

describe('what was sent', () => {
  it('is kept when the phone’s clock is put three years forward', async () => {
    const id = await sealedAndSent();
    off(3 * 365);
    await phone.sync.syncNow();
    expect(await isKept(id)).toBe(true);
  });

  it('is kept when a clock three years back is put right', async () => {
    off(-3 * 365);
    const id = await sealedAndSent();
    off(0);
    await phone.sync.syncNow();
    expect(await isKept(id)).toBe(true);
  });

  it('is forgotten after 90 days of the server’s clock', async () => {
    const [old, young] = [await sealedAndSent(), await sealedAndSent()];
    await phone.all.officer().evidence.write(['sent'], async (tx) => {
      for (const [id, days] of [
        [old, 90.1],
        [young, 89.9],
      ] as const) {
        const row = (await tx.objectStore('sent').get(id))!;
        const ago = (ms: number) => ms - days * DAY;
        const received_at = new Date(ago(Date.parse(row.received_at!))).toISOString();
        await tx.objectStore('sent').put({ ...row, received_at, sent_at: ago(row.sent_at) });
      }
    });
    await phone.sync.syncNow();
    expect([await isKept(old), await isKept(young)]).toEqual([false, true]);
  });
});
