/** Finds attendances that join nothing: the leader's registration has not come within 72 hours. */
import { findLocalEvent, sentSince, type LocalEvent } from '@/db/local-events';
import type { SealedView } from '@/ports';
import { pulledState } from '@/pulling/pull';
import type { Phone } from './phone';
import { sealedView, viewContextOf } from './sealed-view';

/** As the server waits for what is missing (`docs/SYNC-PROTOCOL.md`, "Types and their bodies"). */
const LEADER_AWAITED_MS = 72 * 3600 * 1000;

/** Shows a record sealed on this phone, and whether what it joins has not come. What waits is known without asking the disk. */
export async function sealedHere(phone: Phone, id: string): Promise<SealedView | null> {
  const waiting = phone.board.unsent.value?.find(({ event }) => event.id === id);
  const found = waiting ?? (await findLocalEvent(phone.officer().evidence, id));
  if (!found) return null;
  const view = await sealedView(viewContextOf(phone), found);
  return { ...view, unbound: await isUnbound(phone, found) };
}

/** Lists this phone's attendances whose registration has not come, latest first. */
export async function unboundHere(phone: Phone): Promise<SealedView[]> {
  const sent = await sentSince(phone.officer().evidence, 0);
  const unbound: SealedView[] = [];
  for (const one of sent.filter(({ event }) => event.type === 'attendance')) {
    if (!(await isUnbound(phone, one))) continue;
    unbound.unshift({ ...(await sealedView(viewContextOf(phone), one)), unbound: true });
  }
  return unbound;
}

/**
 * Whether the attendance waits for longer, by the server's clock alone: when it had it, and when the organ's
 * registrations were pulled.
 */
async function isUnbound(phone: Phone, { event, sent }: LocalEvent): Promise<boolean> {
  if (event.type !== 'attendance' || event.about === null || !sent?.received_at) return false;
  const { server_time } = await pulledState(phone.device, phone.officer().id);
  if (!server_time) return false;
  if (Date.parse(server_time) - Date.parse(sent.received_at) < LEADER_AWAITED_MS) return false;
  return (await phone.region.registration(event.about)) === null;
}
