/** Shows sealed records as the screens see them. Names come from what was pulled; an id stands where there is none. */
import { readVerdict } from '@/api/verdict';
import { rfc3339 } from '@/clock';
import type { LocalEvent } from '@/db/local-events';
import type { SealedView, SendState, Shown } from '@/ports';
import type { RegionRemote } from '@/rules';
import type { Language } from '@/rules/region-questions';
import { leaderUrl } from '@/sealing/leader-screen';
import type { Stated } from '@/sealing/record-meaning';
import { stated } from '@/sealing/sealed-payload';
import type { Board } from './board';
import type { Phone } from './phone';

/** The part of the board that says where records are just now, and what the desk said of them. */
export type SendingBoard = Pick<Board, 'sending' | 'deskAnswers'>;

export interface ViewContext {
  region: Pick<
    RegionRemote,
    'officerNames' | 'matterNames' | 'organName' | 'enterprise' | 'registration' | 'readCode'
  >;
  language: () => Language;
  /** Of this app: where the leader's screen leads. */
  origin: string;
  board: SendingBoard;
  self: string;
}

export function viewContextOf(phone: Phone): ViewContext {
  const { language, origin, board } = phone;
  const region = withoutNames(phone.region);
  return { region, language, origin, board, self: phone.officer().id };
}

/** Wraps the region so that ids stand for names where it cannot answer: a sealed record is shown whatever failed. */
function withoutNames(region: RegionRemote): ViewContext['region'] {
  return {
    officerNames: (ids) => region.officerNames(ids).catch(() => ids),
    matterNames: (ids, language) => region.matterNames(ids, language).catch(() => ids),
    organName: (id, language) => region.organName(id, language).catch(() => id),
    enterprise: (id) => region.enterprise(id).catch(() => null),
    registration: (id) => region.registration(id).catch(() => null),
    readCode: (text) => region.readCode(text),
  };
}

export function sendState({ event, row, sent }: LocalEvent, where: SendingBoard): SendState {
  if (sent && !row) {
    const received_at = sent.received_at ?? rfc3339(sent.sent_at);
    return { state: 'sent', received_at, verdict: readVerdict(sent.verdict)?.verdict ?? null };
  }
  const desk = where.deskAnswers.value.get(event.hash) ?? null;
  if (row?.state === 'set_aside') {
    const why = row.why ?? '';
    return { state: 'set_aside', why, words: row.words ?? { zh: why, en: why }, desk };
  }
  if (where.sending.value.has(event.id)) return { state: 'sending' };
  return row?.state === 'held' ? { state: 'held', desk } : { state: 'unsent' };
}

export async function sealedView(view: ViewContext, local: LocalEvent): Promise<SealedView> {
  const { event } = local;
  const body = stated(event);
  const joinable = event.type === 'registration';
  const [enterprise, officers, organ, leader_url] = await Promise.all([
    enterpriseOf(view, body, event.about),
    view.region.officerNames(body.officers ?? [view.self]),
    view.region.organName(body.organ ?? '', view.language()),
    joinable ? leaderOf(view, local, body) : null,
  ]);
  return {
    id: event.id,
    type: event.type,
    sealed_at: rfc3339(event.sealed_at),
    enterprise,
    officers,
    organ,
    leader_url,
    code: body.code?.text ?? null,
    category: body.category ?? '',
    matters: body.matters ?? [],
    exemption: body.exemption ?? null,
    started_at: body.started_at ?? null,
    afterwards: body.afterwards?.why ?? null,
    shown: shownOf(body),
    decision: body.decision?.went_in ? { went_in: true, reason: body.decision.reason ?? '' } : null,
    hash: event.hash,
    send: sendState(local, view.board),
    unbound: false,
  };
}

export function shownOf({ shown }: Stated): Shown {
  const verdict = shown?.state === 'evaluated' ? readVerdict(shown.output) : null;
  return verdict ?? 'not_evaluated';
}

async function leaderOf(
  { region, origin }: ViewContext,
  { event }: LocalEvent,
  body: Stated,
): Promise<string | null> {
  const enterprise = body.enterprise ?? (body.code && (await codeName(region, body.code.text)));
  if (!enterprise || !body.organ) return null;
  const { id: registration, hash } = event;
  const joint = body.joint === registration;
  return leaderUrl(origin, { registration, hash, enterprise, organ: body.organ, joint });
}

/** The name under which an unknown code is judged; null where the rules did not load. */
export async function codeName(
  region: Pick<RegionRemote, 'readCode'>,
  text: string,
): Promise<string | null> {
  const read = await region.readCode(text).catch(() => null);
  return read && `code:${read.fingerprint}`;
}

export async function enterpriseOf(
  { region }: ViewContext,
  body: Stated,
  about: string | null,
): Promise<{ id: string; name: string } | null> {
  if (body.enterprise) {
    const known = await region.enterprise(body.enterprise);
    return { id: body.enterprise, name: known?.name ?? body.enterprise };
  }
  const registration = about === null ? null : await region.registration(about);
  if (!registration?.enterprise) return null;
  return { id: registration.enterprise, name: registration.enterprise_name ?? '' };
}
