/** A page that goes away holds nothing of the phone's storage: the next page's reads would wait behind it. */
import './storage';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepTurning } from '@/conductor/rhythm';
import type { Loop } from '@/conductor/loop';
import { DeviceDb } from '@/db/device';
import { LastHeard } from '@/sealing/last-heard';
import { newPhone } from './storage';

const leave = () => window.dispatchEvent(new Event('pagehide'));
const comeBack = () => window.dispatchEvent(new Event('pageshow'));

beforeEach(newPhone);
afterEach(() => {
  comeBack();
  vi.restoreAllMocks();
});

describe('a page that goes away', () => {
  it('begins no write, and does it when it is taken up again', async () => {
    const device = new DeviceDb();
    await device.set('demo_offset_ms', 1);
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
    leave();
    const written = device.set('demo_offset_ms', 2);
    expect(await device.get('demo_offset_ms')).toBe(1);
    expect(begun.mock.calls.filter(([, mode]) => mode === 'readwrite')).toEqual([]);
    comeBack();
    await written;
    expect(await device.get('demo_offset_ms')).toBe(2);
  });

  it('lets go of a write that it is in the middle of, and does the whole of it later', async () => {
    const device = new DeviceDb();
    await device.addOfficer('a');
    const aborted = vi.spyOn(IDBTransaction.prototype, 'abort');
    const put = IDBObjectStore.prototype.put;
    const cut = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...of
    ) {
      const request = put.apply(this, of);
      cut.mockRestore();
      leave();
      return request;
    });
    const written = device.addOfficer('b');
    await expect.poll(() => aborted.mock.calls.length).toBeGreaterThan(0);
    expect(await device.get('officers')).toEqual(['a']);
    comeBack();
    await written;
    expect(await device.get('officers')).toEqual(['a', 'b']);
  });

  it('does not save, hidden or leaving, when it heard the server', () => {
    const device = new DeviceDb();
    const heard = new LastHeard(device);
    const saved = vi.spyOn(heard, 'save');
    const loop = { turn: vi.fn(async () => undefined), stop: vi.fn() } as unknown as Loop;
    const stop = keepTurning(loop, heard);
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
    leave();
    expect(saved).not.toHaveBeenCalled();
    stop();
  });
});
