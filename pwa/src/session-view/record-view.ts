/** A registration as its page shows it: as this phone sealed it, as the server has it, and with what was said since. */
import { rfc3339 } from '@/clock';
import type { LocalEvent } from '@/db/local-events';
import type { MatterSeen, RecordView, SendState, Verdict, VersionView } from '@/ports';
import { sealedPayload } from '@/sealing/sealed-payload';
import type {
  AmendmentBody,
  ExplanationBody,
  OutcomeBody,
  RegistrationView,
  WithdrawalBody,
} from '@/wire';
import { bodyOf, sealedView, sendState, wordOf, type Viewing } from './sealed-view';

/** A registration that only this phone has. */
export async function localRecord(view: Viewing, local: LocalEvent): Promise<RecordView> {
  const sealed = await sealedView(view, local);
  const matters = await view.region.matterNames(sealed.matters, view.language());
  const verdict = sealed.shown === 'not_evaluated' ? null : sealed.shown;
  const { id, enterprise, organ, officers, category, exemption, started_at, afterwards } = sealed;
  return {
    ...{ id, enterprise, organ, officers, category, exemption, started_at, afterwards },
    at: sealed.sealed_at,
    own: true,
    matters,
    matter_ids: sealed.matters,
    joint: bodyOf(local).joint ?? null,
    versions: [],
    verdict,
    decision: sealed.decision,
    differs: [],
    state: 'stands',
    withdrawn_because: null,
    released: false,
    outcomes: [],
    explanations: [],
    send: sealed.send,
  };
}

/** A registration as the server has it; `local` where it was sealed on this phone. */
export function pulledRecord(
  view: Viewing,
  of: RegistrationView,
  local: LocalEvent | null,
): RecordView {
  const english = view.language() === 'en';
  const named = (matter: MatterSeen) => (english ? matter.name_en : matter.name);
  const sent: SendState = {
    state: 'sent',
    received_at: of.received_at,
    verdict: wordOf(of.verdict),
  };
  return {
    ...{ id: of.id, at: of.at, started_at: of.started_at, organ: of.organ_name },
    ...{ category: of.category, exemption: of.exemption, afterwards: of.afterwards },
    ...{ state: of.state, withdrawn_because: of.withdrawn_because },
    enterprise: of.enterprise && { id: of.enterprise, name: of.enterprise_name ?? '' },
    officers: of.officers.map(({ name }) => name),
    own: of.officers[0]?.id === view.self,
    matters: of.matters.map(named),
    matter_ids: of.matters.map(({ id }) => id),
    joint: of.joint,
    // rows that were pulled before the server told them have none
    versions: (of.versions ?? []).map((one) => ({
      ...one,
      matters: one.matters?.map(named) ?? null,
      unsent: false,
    })),
    verdict: of.verdict as unknown as Verdict | null,
    decision: of.decision,
    differs: of.differs as RecordView['differs'],
    released: of.released ?? false,
    outcomes: (of.outcomes ?? []).map((one) => ({ ...one, unsent: false })),
    explanations: (of.explanations ?? []).map((one) => ({ ...one, unsent: false })),
    send: local?.row ? sendState(local, view.board) : sent,
  } as RecordView;
}

/** What was sealed here about it and has not gone out yet (`mine`, the earliest first), laid over what is known. */
export async function withChanges(
  view: Viewing,
  found: RecordView,
  mine: LocalEvent[],
): Promise<RecordView> {
  let record = found;
  for (const { event } of mine) {
    const { type, body } = sealedPayload(event);
    if (type === 'withdrawal' && record.state !== 'withdrawn') {
      const { reason } = body as WithdrawalBody;
      record = { ...record, state: 'withdrawn', withdrawn_because: reason };
    }
    if (type === 'amendment') record = await amended(view, record, event, body as AmendmentBody);
    if (type === 'outcome' || type === 'explanation') {
      record = { ...record, ...told(record, type, body, await said(view, event)) };
    }
  }
  return record;
}

type Said = { at: string; by: string; unsent: true };

async function said({ region, self }: Viewing, event: LocalEvent['event']): Promise<Said> {
  const by = (await region.officerNames([self]))[0] ?? '';
  return { at: rfc3339(event.sealed_at), by, unsent: true };
}

function told(
  { outcomes, explanations }: RecordView,
  type: 'outcome' | 'explanation',
  body: unknown,
  said: Said,
): Partial<RecordView> {
  if (type === 'explanation') {
    const { rule, text } = body as ExplanationBody;
    return { explanations: [...explanations, { rule, text, ...said }] };
  }
  const { result, measures, rectify_by } = body as OutcomeBody;
  return { outcomes: [...outcomes, { result, measures, rectify_by: rectify_by ?? null, ...said }] };
}

async function amended(
  view: Viewing,
  record: RecordView,
  event: LocalEvent['event'],
  body: AmendmentBody,
): Promise<RecordView> {
  const { region, language } = view;
  const ids = body.matters ?? null;
  const version: VersionView = {
    ...(await said(view, event)),
    matters: ids && (await region.matterNames(ids, language())),
    exemption: body.exemption ?? null,
    started_at: body.started_at ?? null,
    joint: body.joint ?? null,
  };
  return {
    ...record,
    matters: version.matters ?? record.matters,
    matter_ids: ids ?? record.matter_ids,
    exemption: version.exemption ?? record.exemption,
    started_at: version.started_at ?? record.started_at,
    joint: version.joint ?? record.joint,
    versions: [...(record.versions.length > 0 ? record.versions : [asRegistered(record)]), version],
  };
}

function asRegistered(record: RecordView): VersionView {
  const { at, officers, matters, exemption, started_at, joint } = record;
  return { at, by: officers[0] ?? '', matters, exemption, started_at, joint, unsent: false };
}
