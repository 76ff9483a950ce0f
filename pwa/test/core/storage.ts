/** A phone's storage for tests in Node: a real implementation of IndexedDB, in memory. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { DeviceDb } from '@/db/device';
import { EvidenceDb, type SealedEvent } from '@/db/evidence';
import { beginChain } from '@/enrolment/enrol';
import { LastHeard } from '@/sealing/last-heard';
import { seal, type Sealer, type ToSeal } from '@/sealing/seal';
import { makeKey } from '@/sealing/signing-key';

/** A phone that nobody has used. */
export function newPhone(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** What seals, on a chain that begins with a certificate of no server's: for what needs none. */
export async function sealerOf(officer: string): Promise<Sealer> {
  const evidence = new EvidenceDb(officer);
  const chain = await makeKey(evidence, crypto.randomUUID());
  await beginChain(evidence, { ...chain, certificate: 'certificate' });
  return sealerOn(evidence);
}

/** The same officer in another tab. */
export function sealerOn(evidence: EvidenceDb): Sealer {
  return { evidence, heard: new LastHeard(new DeviceDb()), cursor: () => 'c1', app: '0.1.0' };
}

/** Seals a body that no type has, or a type that no app of today knows: as a fault or a later app would. */
export async function sealAnything(
  sealer: Sealer,
  what: { id?: string; type: string; about: string | null; body: unknown },
): Promise<SealedEvent> {
  return (await seal(sealer, what as ToSeal)).event;
}
