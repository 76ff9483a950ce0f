/** Reads what a sealed record says: its type tells what its body is. */
import { rfc3339 } from '@/clock';
import type { SealedEvent } from '@/db/evidence';
import { withoutInvisibleIn } from '@/invisible-signs';
import type { RecordType, SealedRecord, Statement } from '@/wire';
import { payloadOf } from './jws';
import type { Stated } from './record-meaning';
import { RECORD_TYPES } from './record-types';

/** A record that the phone's storage spoiled, or that a later build of the app sealed: what it says cannot be read here. */
interface Unreadable {
  type: null;
  id: string;
  wall: string;
}

export type Payload = SealedRecord | Unreadable;

/** A code's text is known by all of its signs. */
const KNOWN_BY_ALL_SIGNS = ['code'];

/** Each record is taken apart once: it never changes, and thousands may wait. */
const takenApart = new WeakMap<SealedEvent, Payload>();

export function sealedPayload(event: SealedEvent): Payload {
  let payload = takenApart.get(event);
  if (!payload) takenApart.set(event, (payload = read(event)));
  return payload;
}

/** Whatever cannot be read is still shown, exported and sent like every other. */
function read(event: SealedEvent): Payload {
  const unreadable: Unreadable = { type: null, id: event.id, wall: rfc3339(event.sealed_at) };
  try {
    const payload = payloadOf<SealedRecord>(event.jws);
    const shown = withoutInvisibleIn(payload, KNOWN_BY_ALL_SIGNS);
    return Object.hasOwn(RECORD_TYPES, shown.type) ? shown : unreadable;
  } catch {
    return unreadable;
  }
}

/** What a record says in the fields of a registration; nothing where it cannot be read. */
export function stated(event: SealedEvent): Stated {
  const payload = sealedPayload(event);
  return payload.type === null ? {} : statedBy(payload);
}

function statedBy<Type extends RecordType>({ type, body }: Statement<Type>): Stated {
  return RECORD_TYPES[type].stated(body);
}
