// @vitest-environment node
import { IDBObjectStore } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EvidenceDb, type SealedEvent } from '@/db/evidence';
import { unsentEvents } from '@/db/local-events';
import { sha256 } from '@/sealing/encoding';
import { P256, payloadOf, verifyJws } from '@/sealing/jws';
import type { Sealer } from '@/sealing/seal';
import { uuid7 } from '@/sealing/uuid7';
import { newPhone, sealerOf, sealerOn, sealAnything as seal } from './storage';

const OFFICER = '01900000-0000-7000-8000-000000000001';
const WITHDRAWAL = { type: 'withdrawal', about: uuid7(1), body: { reason: 'x' } };

beforeEach(newPhone);

async function chainOf(sealer: Sealer): Promise<SealedEvent[]> {
  return (await unsentEvents(sealer.evidence))
    .map(({ event }) => event)
    .sort((a, b) => a.seq - b.seq);
}

interface Payload {
  id: string;
  seq: number;
  prev: string;
  clock: string;
  online: boolean;
  heard: unknown;
}

async function expectWhole(events: SealedEvent[], count: number): Promise<void> {
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
  let prev = await sha256('certificate');
  for (const event of events) {
    expect(payloadOf<Payload>(event.jws)).toMatchObject({ id: event.id, seq: event.seq, prev });
    expect(event.hash).toBe(await sha256(event.jws));
    prev = event.hash;
  }
}

describe('sealing', () => {
  it('keeps one chain without a fork or a gap when two tabs seal at once', async () => {
    const one = await sealerOf(OFFICER);
    const other = sealerOn(new EvidenceDb(OFFICER));
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => seal(n % 2 ? one : other, { ...WITHDRAWAL })),
    );
    await expectWhole(await chainOf(one), 8);
  });

  it('seals with a key whose signature anyone can check', async () => {
    const sealer = await sealerOf(OFFICER);
    const event = await seal(sealer, WITHDRAWAL);
    const chain = (await sealer.evidence.current())!;
    const key = await crypto.subtle.importKey('jwk', { ...chain.jwk }, P256, true, ['verify']);
    expect(await verifyJws(event.jws, key)).toBe(true);
    expect(await verifyJws(`${event.jws.slice(0, -4)}AAAA`, key)).toBe(false);
    expect(payloadOf<Payload>(event.jws)).toMatchObject({
      online: false,
      heard: null,
      clock: 'real',
    });
  });

  it('seals a draft once, however often its button is tapped', async () => {
    const sealer = await sealerOf(OFFICER);
    const draft = { id: uuid7(Date.now()), type: 'registration', about: null, body: {} };
    const taps = await Promise.all([1, 2, 3].map(() => seal(sealer, draft)));
    expect(new Set(taps.map(({ jws }) => jws)).size).toBe(1);
    await expectWhole(await chainOf(sealer), 1);
  });

  it('goes on when the database handle dies between two records', async () => {
    const sealer = await sealerOf(OFFICER);
    await seal(sealer, WITHDRAWAL);
    await sealer.evidence.run(async (db) => (db as unknown as IDBDatabase).close());
    await seal(sealer, WITHDRAWAL);
    await expectWhole(await chainOf(sealer), 2);
  });

  it('says that the phone is full, and neither event nor head is kept then', async () => {
    const sealer = await sealerOf(OFFICER);
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(seal(sealer, WITHDRAWAL)).rejects.toMatchObject({ kind: 'storage_full' });
    full.mockRestore();
    expect(await chainOf(sealer)).toEqual([]);
    await seal(sealer, WITHDRAWAL);
    await expectWhole(await chainOf(sealer), 1);
  });

  it('keeps nothing of a record when the storage fails in its middle', async () => {
    const sealer = await sealerOf(OFFICER);
    const broken = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('broken', 'DataError');
    });
    await expect(seal(sealer, WITHDRAWAL)).rejects.toMatchObject({ kind: 'storage' });
    broken.mockRestore();
    await seal(sealer, WITHDRAWAL);
    await expectWhole(await chainOf(sealer), 1);
    expect(await sealer.evidence.run((db) => db.count('events'))).toBe(1);
  });

  it('refuses to seal without an enrolment', async () => {
    const sealer = sealerOn(new EvidenceDb(OFFICER));
    await expect(seal(sealer, WITHDRAWAL)).rejects.toMatchObject({ kind: 'cannot_enrol' });
  });
});
