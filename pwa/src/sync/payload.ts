/** What a sealed record says. */
import type { SealedEvent } from '@/db/evidence';
import { payloadOf } from './jws';

/** The payload of a sealed record, as far as this phone reads its own. */
export interface Payload<B = unknown> {
  id: string;
  type: string;
  author: string;
  wall: string;
  body: B;
}

/** Taken apart once: records never change, and thousands may wait. */
const takenApart = new WeakMap<SealedEvent, unknown>();

export function sealedPayload<B>(event: SealedEvent): Payload<B> {
  let payload = takenApart.get(event) as Payload<B> | undefined;
  if (!payload) takenApart.set(event, (payload = payloadOf<Payload<B>>(event.jws)));
  return payload;
}
