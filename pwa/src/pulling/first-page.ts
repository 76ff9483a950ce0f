/**
 * Fetches what the officer needs today ahead of a first fill (`docs/SYNC-PROTOCOL.md`, "The first page"): into a database of
 * its own, which is used until the whole takes its place.
 */
import { clock } from '@/clock';
import type { PulledState } from '@/db/device';
import { Failure } from '@/failure';
import { readPageHead } from './page-head';
import type { Puller } from './puller';

const PATH = '/api/v1/sync/first-page';
/** On a signal that needs longer for it, the whole is what matters. */
const PATIENCE_MS = 20_000;

/** Answers the state as it is then: of a phone that has data, and where the server gives none first, unchanged. */
export async function takeFirstPage(
  puller: Puller,
  officer: string,
  state: PulledState,
): Promise<PulledState> {
  if (state.current !== null) return state;
  const as_of = clock.now();
  const bytes = await ask(puller);
  if (!bytes) return state;
  const { server_time } = readPageHead(bytes);
  const name = `ruqi-pulled-${crypto.randomUUID()}`;
  if (!(await puller.keeper.append(name, bytes, null))) return state;
  const first = { ...state, current: name, as_of, server_time, incomplete: true };
  await puller.device.keepPulled(officer, first);
  await puller.keeper.open(name);
  // what came is shown and judged as far as it can be; the rest does not wait for it
  await puller.keysOfPacks().catch(() => undefined);
  await puller.firstCame().catch(() => undefined);
  return first;
}

/** Null: a server of before, one that has too much of it, or a signal that is too bad. */
async function ask({ session, app }: Puller): Promise<ArrayBuffer | null> {
  const headers = { 'Ruqi-App': app };
  try {
    const reply = await session.call(PATH, { raw: true, headers, patience: PATIENCE_MS });
    return reply.bytes ?? null;
  } catch (error) {
    if (error instanceof Failure && error.kind === 'no_signal') return null;
    throw error;
  }
}
