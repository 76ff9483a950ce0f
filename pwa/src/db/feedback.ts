/** Keeps what people say of the app until it is sent, each person's apart; it stays through signing out. */
import { Failure } from '@/failure';
import type { KeptFeedback } from '@/ports';
import type { DeviceDb } from './device';

/** Nobody writes more in a day without signal, and 20 full texts are 80,000 characters. What was sent goes first. */
const MAX_FEEDBACK = 20;

/** This person's, newest first. */
export async function feedbackOf(device: DeviceDb, person: string): Promise<KeptFeedback[]> {
  return (await device.get('feedback'))?.[person] ?? [];
}

/** Rejects with `feedback_full` where as many wait already. */
export function keepFeedback(device: DeviceDb, person: string, one: KeptFeedback): Promise<void> {
  return device.changeFeedback(person, (before) => {
    const waiting = before.filter(({ state }) => state === 'waiting');
    if (waiting.length >= MAX_FEEDBACK) throw new Failure('feedback_full');
    const sent = before.filter(({ state }) => state !== 'waiting');
    const stay = new Set([...waiting, ...sent].slice(0, MAX_FEEDBACK - 1));
    return [one, ...before.filter((other) => stay.has(other))];
  });
}

/** Notes what became of one that waited. */
export function settleFeedback(
  device: DeviceDb,
  person: string,
  id: string,
  state: KeptFeedback['state'],
): Promise<void> {
  return device.changeFeedback(person, (all) =>
    all.map((one) => (one.id === id ? { ...one, state } : one)),
  );
}
