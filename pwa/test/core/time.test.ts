// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '@/clock';
import { isOlder } from '@/conductor/app-version';
import { Backoff } from '@/conductor/backoff';
import { DeviceDb } from '@/db/device';
import { onOpening } from '@/db/opening';
import { LastHeard } from '@/sealing/last-heard';
import { isUuid7, uuid7 } from '@/sealing/uuid7';
import { newPhone } from './storage';

beforeEach(newPhone);
afterEach(() => {
  vi.restoreAllMocks();
  clock.setDemoOffset(null);
});

describe('what was heard of the server', () => {
  it('ages by what each page counted, and never by what nobody did', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(1_000);
    const heard = new LastHeard(new DeviceDb());
    heard.load(await onOpening(new DeviceDb()));
    expect(heard.now()).toBeNull();
    await heard.note('2026-03-04T01:00:00.000Z');
    now.mockReturnValue(61_000);
    expect(heard.now()).toMatchObject({ server_time: '2026-03-04T01:00:00.000Z', age_ms: 60_000 });
    await heard.save();
    // the phone was off for a night; another page counts from nought
    now.mockReturnValue(5_000);
    const later = new LastHeard(new DeviceDb());
    later.load(await onOpening(new DeviceDb()));
    now.mockReturnValue(15_000);
    expect(later.now()?.age_ms).toBe(70_000);
  });

  it('is online for half a minute, and not after silence', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    const heard = new LastHeard(new DeviceDb());
    expect(heard.online()).toBe(false);
    await heard.note('2026-03-04T01:00:00.000Z');
    now.mockReturnValue(30_000);
    expect(heard.online()).toBe(true);
    now.mockReturnValue(30_001);
    expect(heard.online()).toBe(false);
    await heard.note('2026-03-04T01:00:30.000Z');
    heard.noteSilence();
    expect(heard.online()).toBe(false);
  });

  it('keeps the demonstration’s offset offline', async () => {
    await new LastHeard(new DeviceDb()).noteOffset(-86_400_000);
    clock.setDemoOffset(null);
    new LastHeard(new DeviceDb()).load(await onOpening(new DeviceDb()));
    expect(clock.isDemo()).toBe(true);
    expect(Math.abs(clock.now() - (Date.now() - 86_400_000))).toBeLessThan(1_000);
    expect(Math.abs(clock.real() - Date.now())).toBeLessThan(1_000);
  });
});

describe('waiting after a failure', () => {
  it('grows from 2 seconds to 15 minutes, with full jitter, for ever', () => {
    const longest = new Backoff();
    const waits = Array.from({ length: 2_000 }, () => longest.next(null, () => 1));
    expect(waits.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(Math.max(...waits)).toBe(15 * 60_000);
    const shortest = new Backoff();
    expect(Array.from({ length: 50 }, () => shortest.next(null, () => 0))).toEqual(
      Array(50).fill(2_000),
    );
    longest.succeeded();
    expect(longest.next(null, () => 1)).toBe(2_000);
  });

  it('is never shorter than the server asks', () => {
    expect(new Backoff().next(120, () => 1)).toBe(120_000);
    expect(new Backoff().next(0, () => 1)).toBe(2_000);
  });
});

describe('ids', () => {
  it('are UUIDv7 in the order in which they are made, whatever the clock does', () => {
    const at = Date.parse('2026-03-04T01:00:00Z');
    const ids = [at, at, at + 1, at - 50, ...Array<number>(10_000).fill(at)].map(uuid7);
    expect(ids.every(isUuid7)).toBe(true);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
    expect(parseInt(ids[0]!.replaceAll('-', '').slice(0, 12), 16)).toBe(at);
  });
});

it('knows an older version', () => {
  expect(isOlder('0.1.0', '0.1.0')).toBe(false);
  expect(isOlder('0.9.9', '0.10.0')).toBe(true);
  expect(isOlder('1.0.0', '0.10.0')).toBe(false);
});
