/** Reads what a sealed record says: its type tells what its body is. */
import { rfc3339 } from '@/clock';
import type { SealedEvent } from '@/db/evidence';
import type { RecordType, RegistrationBody, SealedRecord } from '@/wire';
import { payloadOf } from './jws';

/** A record that the phone's storage spoiled, or that a later build of the app sealed: what it says cannot be read here. */
interface Unreadable {
  type: null;
  id: string;
  wall: string;
}

export type Payload = SealedRecord | Unreadable;

/** What a record says of the visit that it is about: all of it or, of the types that speak of another's, a part. */
export type Stated = { [Field in keyof RegistrationBody]?: RegistrationBody[Field] | null };

/** Types that this app seals and can read. */
const TYPES: Record<RecordType, true> = {
  registration: true,
  averted: true,
  attendance: true,
  same_visit: true,
  amendment: true,
  withdrawal: true,
  outcome: true,
  explanation: true,
};

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
    return Object.keys(TYPES).includes(payload.type) ? payload : unreadable;
  } catch {
    return unreadable;
  }
}

export function stated(event: SealedEvent): Stated {
  const payload = sealedPayload(event);
  switch (payload.type) {
    case 'registration':
    case 'averted':
      return payload.body;
    case 'attendance':
      return { organ: payload.body.organ };
    case 'amendment': {
      const { exemption, matters, started_at, joint } = payload.body;
      return {
        exemption: exemption ?? null,
        matters: matters ?? null,
        started_at: started_at ?? null,
        joint: joint ?? null,
      };
    }
    case 'same_visit':
    case 'withdrawal':
    case 'outcome':
    case 'explanation':
    case null:
      return {};
  }
}
