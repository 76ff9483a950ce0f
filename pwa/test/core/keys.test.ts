// @vitest-environment node
import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EvidenceDb, type Chain } from '@/db/evidence';
import { beginChain } from '@/enrolment/enrol';
import { P256, payloadOf, verifyJws } from '@/sealing/jws';
import { makeKey, signingKey } from '@/sealing/signing-key';
import { newPhone, sealerOn, sealAnything as seal } from './storage';

const OFFICER = '01900000-0000-7000-8000-000000000001';

beforeEach(newPhone);
afterEach(() => vi.restoreAllMocks());

/** A browser that cannot keep what `refuses` says of a chain's key. */
function browserThatRefuses(refuses: (key: unknown) => boolean): void {
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...args
  ) {
    const key = (args[0] as Partial<Chain> | null)?.key;
    if (key && refuses(key)) throw new DOMException('no such clone', 'DataCloneError');
    return put.apply(this, args);
  });
}

async function enrolled(): Promise<{ evidence: EvidenceDb; chain: Chain }> {
  const evidence = new EvidenceDb(OFFICER);
  const chain = await makeKey(evidence, crypto.randomUUID());
  await beginChain(evidence, { ...chain, certificate: 'certificate' });
  return { evidence, chain };
}

async function expectSealed(evidence: EvidenceDb, chain: Chain): Promise<void> {
  const event = await seal(sealerOn(evidence), { type: 'withdrawal', about: OFFICER, body: {} });
  const key = await crypto.subtle.importKey('jwk', { ...chain.jwk }, P256, true, ['verify']);
  expect(await verifyJws(event.jws, key)).toBe(true);
  expect(payloadOf<{ author: string }>(event.jws).author).toBe(OFFICER);
}

describe('a key', () => {
  it('is not extractable where the browser can keep such a key, and seals after the app was closed', async () => {
    const { chain } = await enrolled();
    expect(chain.grade).toBe('non_extractable');
    const key = (await signingKey(chain))!;
    await expect(crypto.subtle.exportKey('jwk', key)).rejects.toThrow();
    await expectSealed(new EvidenceDb(OFFICER), chain);
  });

  it('is kept as JWK where it cannot be kept as it is', async () => {
    browserThatRefuses((key) => key instanceof CryptoKey);
    const { chain } = await enrolled();
    expect(chain.grade).toBe('jwk');
    await expectSealed(new EvidenceDb(OFFICER), chain);
  });

  it('that comes back as an empty thing leaves nothing behind', async () => {
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      row,
      ...more
    ) {
      const emptied = (row as Partial<Chain>).key instanceof CryptoKey ? { ...row, key: {} } : row;
      return put.call(this, emptied, ...more);
    });
    const { evidence, chain } = await enrolled();
    expect(chain.grade).toBe('jwk');
    // it could be taken for a key whose enrolment was cut off
    expect(await evidence.chains()).toHaveLength(1);
    await expectSealed(evidence, chain);
  });

  it('lives in memory for one enrolment where it cannot be kept at all', async () => {
    browserThatRefuses(() => true);
    const { evidence, chain } = await enrolled();
    expect(chain).toMatchObject({ grade: 'memory', key: null });
    await expectSealed(evidence, chain);
    // what is on the disk has no key in it
    expect(await evidence.current()).toMatchObject({ grade: 'memory', key: null });
  });
});
