/** Lists records for the screens: what this phone sealed and what the server sent, each once. */
import { shallowRef, watch, type Ref } from 'vue';
import { rfc3339 } from '@/clock';
import type { SealedEvent } from '@/db/evidence';
import { findLocalEvent, sentSince, unsentEvents, type LocalEvent } from '@/db/local-events';
import type { RecordView, UnsentView } from '@/ports';
import { stated } from '@/sealing/sealed-payload';
import { recordsAsOf } from './board';
import type { Officer } from './officers';
import type { Phone } from './phone';
import { withChanges } from './record-changes';
import { localRecord, pulledRecord } from './record-view';
import { sendState, viewContextOf } from './sealed-view';

/** What was sent longer ago than this has come back with a pull, or never will. */
export const PULLED_BACK_WITHIN_MS = 24 * 3600 * 1000;

/** Shows every record that the server has not confirmed; they are read again whenever one changes. */
export function unsentViews(phone: Phone): Ref<UnsentView[] | null> {
  const views = shallowRef<UnsentView[] | null>(null);
  let latest = 0;
  const read = async () => {
    const mine = ++latest;
    const all = phone.board.unsent.value;
    if (all === null) return void (views.value = null);
    const names = await namesOf(phone, all);
    if (mine !== latest) return;
    const next_try = phone.board.nextTry.value;
    views.value = all.map((one, at) =>
      viewOf(one, phone, { enterprise: names[at] ?? null, next_try }),
    );
  };
  const { unsent, sending, deskAnswers, nextTry } = phone.board;
  watch([unsent, sending, deskAnswers, nextTry], () => void read().catch(() => undefined), {
    immediate: true,
  });
  return views;
}

/** Of thousands that wait a hundred are on their way: the view of each other one stays as it is, and its card, too. */
const viewed = new WeakMap<SealedEvent, UnsentView>();

function viewOf(
  one: LocalEvent,
  { board }: Phone,
  also: Pick<UnsentView, 'enterprise' | 'next_try'>,
): UnsentView {
  const { event } = one;
  const send = sendState(one, board);
  const before = viewed.get(event);
  const { enterprise, next_try } = also;
  if (before?.send.state === send.state && (send.state === 'unsent' || send.state === 'sending'))
    if (before.enterprise === enterprise && before.next_try === next_try) return before;
  const { id, type, sealed_at } = event;
  const view = { id, type, sealed_at: rfc3339(sealed_at), send, ...also };
  viewed.set(event, view);
  return view;
}

/** Finds the enterprise's name of each record: its own, or that of the registration that it speaks of. */
async function namesOf(phone: Phone, all: LocalEvent[]): Promise<(string | null)[]> {
  const own = all.map(({ event }) => stated(event).enterprise ?? null);
  const byId = own.includes(null) && new Map(all.map(({ event }, at) => [event.id, own[at]]));
  const ids = all.map(({ event }, at) => {
    return own[at] ?? ((byId && byId.get(event.about ?? '')) || '');
  });
  // thousands of records, few enterprises
  const each = [...new Set(ids)];
  const names = await phone.region.enterpriseNames(each).catch(() => []);
  const nameOf = new Map(each.map((id, at) => [id, names[at] ?? null]));
  return ids.map((id) => nameOf.get(id) ?? null);
}

export async function listRecords(phone: Phone, limit: number): Promise<RecordView[]> {
  const officer = phone.officer();
  const view = viewContextOf(phone);
  const mine = await registrationsOf(officer, phone);
  const pulled = await phone.region.registrations().catch(() => []);
  const there = new Set(pulled.map(({ id }) => id));
  const local = await Promise.all(
    mine.filter(({ event }) => !there.has(event.id)).map((one) => localRecord(view, one)),
  );
  const all = [...local, ...pulled.map((one) => pulledRecord(view, one, null))];
  return all.sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, limit);
}

/** Lists registrations that were sealed here and are not surely back from the server yet. */
async function registrationsOf({ evidence }: Officer, phone: Phone): Promise<LocalEvent[]> {
  const asOf = recordsAsOf(phone.board.status.value);
  const [waiting, sent] = await Promise.all([
    unsentEvents(evidence),
    sentSince(evidence, asOf - PULLED_BACK_WITHIN_MS),
  ]);
  return [...waiting, ...sent].filter(({ event }) => event.type === 'registration');
}

export async function findRecord(phone: Phone, id: string): Promise<RecordView | null> {
  const view = viewContextOf(phone);
  const mine = await findLocalEvent(phone.officer().evidence, id);
  const pulled = await phone.region.registration(id).catch(() => null);
  const found = pulled ? pulledRecord(view, pulled, mine) : mine && (await localRecord(view, mine));
  if (!found) return null;
  return withChanges(view, found, saidHere(phone, id));
}

/** Lists what was sealed on this phone about the registration and is not sent yet. */
function saidHere({ board }: Phone, id: string): LocalEvent[] {
  return (board.unsent.value ?? []).filter(
    ({ event, row }) => event.about === id && event.id !== id && row?.state !== 'set_aside',
  );
}
