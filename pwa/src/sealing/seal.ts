/**
 * Seals an event: reads the chain's head, signs, and in one transaction of strict durability adds the event, moves the
 * head by compare-and-set and puts the event into the outbox; then reads it back. Needs no signal, session, WASM or worker.
 */
import { clock, rfc3339 } from '@/clock';
import type { Chain, EvidenceDb, Head, SealedEvent } from '@/db/evidence';
import { findLocalEvent, type LocalEvent } from '@/db/local-events';
import { inTurn } from '@/db/locks';
import { Failure } from '@/failure';
import * as faults from '@/faults';
import { plainBody } from '@/plain-text';
import type { Statement } from '@/wire';
import { sha256 } from './encoding';
import { signJws } from './jws';
import type { LastHeard } from './last-heard';
import { signingKey } from './signing-key';
import { uuid7 } from './uuid7';

/** Another tab can win the head this often before we give up; with Web Locks it never does. */
const MAX_SEAL_ATTEMPTS = 20;

/** The payload and its signature together stay below what the server takes (`docs/SYNC-PROTOCOL.md`, "Numbers"). */
const MAX_PAYLOAD_BYTES = 16 * 1024;

export type ToSeal = Statement & {
  /** Chosen before (a registration's draft), or made here. Sealing the same id again gives what is there. */
  id?: string;
  /** The registration that it speaks of; null: it is one. */
  about: string | null;
};

export interface Sealer {
  evidence: EvidenceDb;
  heard: LastHeard;
  /** Of the last pull. */
  cursor: () => string | null;
  app: string;
}

/** Gives the event as it is on the disk. */
export function seal(sealer: Sealer, what: ToSeal): Promise<LocalEvent> {
  const { evidence } = sealer;
  return inTurn(`ruqi-seal-${evidence.officer}`, async () => {
    const id = faults.idFromDraft(what.id) ?? uuid7(clock.now());
    for (let attempt = 0; attempt < MAX_SEAL_ATTEMPTS; attempt++) {
      const { before, chain, head } = await found(evidence, id);
      if (before) return readBack(evidence, before);
      if (!chain || !head) throw new Failure('cannot_enrol', 'this phone is not enrolled');
      const event = await sign(sealer, chain, head, { ...what, id });
      if (await keep(evidence, head, event)) return readBack(evidence, event);
    }
    throw new Failure('storage', 'the chain was busy');
  });
}

interface Found {
  /** The event itself: it is sealed already. */
  before?: SealedEvent | undefined;
  /** What it would be sealed with; nothing before the first enrolment. */
  chain?: Chain | undefined;
  head?: Head | undefined;
}

/** Reads in one transaction what sealing begins with: a tap waits for it. */
function found(evidence: EvidenceDb, id: string): Promise<Found> {
  return evidence.run(async (db) => {
    const tx = db.transaction(['events', 'kv', 'chains', 'heads']);
    const [before, kid] = await Promise.all([
      tx.objectStore('events').get(id),
      tx.objectStore('kv').get('current'),
    ]);
    if (before || kid === undefined) return { before };
    const [chain, head] = await Promise.all([
      tx.objectStore('chains').get(kid),
      tx.objectStore('heads').get(kid),
    ]);
    return { chain, head };
  });
}

async function sign(
  sealer: Sealer,
  chain: Chain,
  head: Head,
  what: ToSeal & { id: string },
): Promise<SealedEvent> {
  const key = await signingKey(chain);
  if (!key) throw new Failure('cannot_enrol', 'the key is gone');
  const now = clock.now();
  const heard = sealer.heard.now();
  const payload = {
    id: what.id,
    type: what.type,
    device: chain.device,
    author: chain.officer,
    seq: head.seq + 1,
    prev: head.hash,
    app: sealer.app,
    wall: rfc3339(now),
    mono: { session: clock.session, ms: Math.floor(clock.monotonic()) },
    heard: faults.heardTold(heard && { ...heard, cursor: sealer.cursor() }),
    online: sealer.heard.online(),
    clock: clock.isDemo() ? 'demo' : 'real',
    body: plainBody(what.body),
  };
  const jws = await signJws(key, { typ: 'ruqi-event', kid: chain.kid }, payload);
  if (jws.length > MAX_PAYLOAD_BYTES * 1.4) throw new Failure('invalid', 'the record is too long');
  return {
    id: what.id,
    kid: chain.kid,
    seq: payload.seq,
    type: what.type,
    about: what.about ?? what.id,
    jws,
    hash: await sha256(jws),
    sealed_at: now,
  };
}

/** Keeps event, head and outbox row. False: another tab moved the head in between, sign again on top of its event. */
function keep(evidence: EvidenceDb, head: Head, event: SealedEvent): Promise<boolean> {
  const { id, kid, seq, hash } = event;
  return evidence.write(['events', 'heads', 'outbox'], async (tx) => {
    const [now, same] = await Promise.all([
      tx.objectStore('heads').get(kid),
      tx.objectStore('events').get(id),
    ]);
    // the transaction of a handle that died may have been kept: then this very event is there
    if (same?.jws === event.jws) return true;
    const moved = now?.seq !== head.seq || now.hash !== head.hash;
    if (same || faults.compareAndSetHead(moved)) return false;
    const row = { id, kid, seq, state: 'waiting', why: null, words: null } as const;
    const writes = [
      () => tx.objectStore('events').add(event),
      () => tx.objectStore('heads').put({ kid, seq, hash }),
      () => faults.rowAfterwards(evidence, tx.done, row) || tx.objectStore('outbox').add(row),
    ];
    // at once, and all of them waited for, also where one throws: a tap waits for the slowest instead of for their sum
    await Promise.all(writes.map(async (write) => write()));
    return true;
  });
}

async function readBack(evidence: EvidenceDb, written: SealedEvent): Promise<LocalEvent> {
  const kept = await findLocalEvent(evidence, written.id);
  const event = faults.readBack(kept?.event, written);
  if (event?.jws !== written.jws)
    throw new Failure('storage', 'what was written does not read back');
  return { row: null, sent: null, ...kept, event };
}
