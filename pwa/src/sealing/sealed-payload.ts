/** What a sealed record says. */
import { rfc3339 } from '@/clock';
import type { SealedEvent } from '@/db/evidence';
import { payloadOf } from './jws';

/** The payload of a sealed record, as far as this phone reads its own. */
export interface Payload<B = unknown> {
  id: string;
  /** Empty where it cannot be read. */
  type: string;
  author: string;
  wall: string;
  body: B;
}

/** Taken apart once: records never change, and thousands may wait. */
const takenApart = new WeakMap<SealedEvent, unknown>();

export function sealedPayload<B>(event: SealedEvent): Payload<B> {
  let payload = takenApart.get(event) as Payload<B> | undefined;
  if (!payload) takenApart.set(event, (payload = readable<B>(event)));
  return payload;
}

/** Where the phone's storage spoiled a record, it says nothing; it is shown, exported and sent like every other. */
function readable<B>(event: SealedEvent): Payload<B> {
  try {
    return payloadOf<Payload<B>>(event.jws);
  } catch {
    const { id, sealed_at } = event;
    return { id, type: '', author: '', wall: rfc3339(sealed_at), body: {} as B };
  }
}
