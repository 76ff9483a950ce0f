/** Finds records for the list of them: asks the ledger on the phone, with what was sealed here and has not come back. */
import { rfc3339 } from '@/clock';
import { sentSince, unsentEvents, type LocalEvent } from '@/db/local-events';
import type { RecordLine, RecordsAsked, RecordsFound } from '@/ports';
import { Ledger } from '@/rules/ledger';
import { RECORD_TYPES } from '@/sealing/record-types';
import { sealedPayload, stated } from '@/sealing/sealed-payload';
import { recordsAsOf } from './board';
import type { Phone } from './phone';
import { PULLED_BACK_WITHIN_MS } from './record-list';
import { sendState, shownOf } from './sealed-view';

export async function findRecords(
  phone: Phone,
  asked: RecordsAsked,
  limit: number,
): Promise<RecordsFound> {
  const officer = phone.officer();
  const [waiting, sent] = await Promise.all([
    unsentEvents(officer.evidence),
    // as long as they are kept: averted visits are nowhere else on the phone
    sentSince(officer.evidence, 0),
  ]);
  const asOf = recordsAsOf(phone.board.status.value);
  const since = (ms: number) => sent.filter((one) => (one.sent?.sent_at ?? 0) >= ms);
  const averted = sent.filter(({ event }) => event.type === 'averted');
  const recent = since(asOf - PULLED_BACK_WITHIN_MS).filter((one) => !averted.includes(one));
  const here = await linesOf(phone, [...waiting, ...recent, ...averted]);
  const undone = Object.fromEntries([...since(asOf), ...waiting].flatMap(undoneBy));
  const whole = { ...asked, officer: officer.id, here, undone };
  // what was sealed here is found whatever failed
  return phone.region.records(whole, limit).catch(() => new Ledger(null).find(whole, limit));
}

/** Shows each registration and averted visit as a line, with the names that the phone knows. */
async function linesOf(phone: Phone, all: LocalEvent[]): Promise<RecordLine[]> {
  const visits = all.flatMap((one) => {
    const { type } = one.event;
    return type === 'registration' || type === 'averted'
      ? [{ one, type, body: stated(one.event) }]
      : [];
  });
  const self = phone.officer().id;
  const officersOf = (ids: string[] | null | undefined) => (ids?.length ? ids : [self]);
  // many records, few enterprises and officers
  const firms = [...new Set(visits.flatMap(({ body }) => body.enterprise ?? []))];
  const people = [...new Set(visits.flatMap(({ body }) => officersOf(body.officers)))];
  const { region } = phone;
  const firmNames = named(firms, await region.enterpriseNames(firms).catch(() => firms));
  const names = named(people, await region.officerNames(people).catch(() => people));
  return visits.map(({ one, type, body }) => {
    const shown = shownOf(body);
    const { enterprise } = body;
    return {
      id: one.event.id,
      type,
      at: body.started_at ?? rfc3339(one.event.sealed_at),
      enterprise: enterprise ? { id: enterprise, name: firmNames(enterprise) } : null,
      officers: officersOf(body.officers).map((id) => ({ id, name: names(id) })),
      verdict: shown === 'not_evaluated' ? null : shown.verdict,
      state: 'stands',
      send: sendState(one, phone.board).state,
    };
  });
}

function named(ids: string[], names: (string | null)[]): (id: string) => string {
  const known = new Map(ids.map((id, at) => [id, names[at] ?? id]));
  return (id) => known.get(id) ?? id;
}

/** Says which registrations do not stand any more by this record, until the server tells it. */
function undoneBy({ event, row }: LocalEvent): [id: string, state: RecordLine['state']][] {
  const payload = sealedPayload(event);
  if (row?.state === 'set_aside') return [];
  if (payload.type === 'withdrawal')
    return RECORD_TYPES.withdrawal.changes(payload.body).map(([id]) => [id, 'withdrawn']);
  if (payload.type === 'same_visit')
    return RECORD_TYPES.same_visit.changes(payload.body).map(([id]) => [id, 'same_visit']);
  return [];
}
