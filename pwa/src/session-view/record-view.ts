/** Shows a registration as its page needs it: as this phone sealed it, or as the server has it. */
import { readVerdict } from '@/api/verdict';
import type { LocalEvent } from '@/db/local-events';
import type { MatterSeen, RecordView, SendState } from '@/ports';
import { stated } from '@/sealing/sealed-payload';
import type { RegistrationView } from '@/wire';
import { sealedView, sendState, type ViewContext } from './sealed-view';

/** Shows a registration that only this phone has. */
export async function localRecord(view: ViewContext, local: LocalEvent): Promise<RecordView> {
  const sealed = await sealedView(view, local);
  const matters = await view.region.matterNames(sealed.matters, view.language());
  const verdict = sealed.shown === 'not_evaluated' ? null : sealed.shown;
  const { id, enterprise, organ, officers, category, exemption, started_at, afterwards } = sealed;
  return {
    id,
    enterprise,
    organ,
    officers,
    category,
    exemption,
    started_at,
    afterwards,
    at: sealed.sealed_at,
    own: true,
    came: true,
    matters,
    matter_ids: sealed.matters,
    joint: stated(local.event).joint ?? null,
    versions: [],
    verdict,
    decision: sealed.decision,
    differs: [],
    state: 'stands',
    withdrawn_because: null,
    void_withdrawals: [],
    released: false,
    outcomes: [],
    explanations: [],
    send: sealed.send,
  };
}

/** Shows a registration as the server has it; `local` where it was sealed on this phone. */
export function pulledRecord(
  view: ViewContext,
  of: RegistrationView,
  local: LocalEvent | null,
): RecordView {
  const english = view.language() === 'en';
  const named = (matter: MatterSeen) => (english ? matter.name_en : matter.name);
  const { id, at, started_at, category, exemption, joint, afterwards, decision, differs } = of;
  const verdict = readVerdict(of.verdict);
  const sent: SendState = {
    state: 'sent',
    received_at: of.received_at,
    verdict: verdict?.verdict ?? null,
  };
  return {
    id,
    at,
    started_at,
    enterprise: of.enterprise ? { id: of.enterprise, name: of.enterprise_name ?? '' } : null,
    organ: of.organ_name,
    officers: of.officers.map(({ name }) => name),
    own: of.officers[0]?.id === view.self,
    came: local !== null || of.officers.some((one) => one.id === view.self),
    category,
    matters: of.matters.map(named),
    matter_ids: of.matters.map(({ id }) => id),
    exemption,
    joint,
    // rows that were pulled before the server told them have none
    versions: (of.versions ?? []).map((one) => ({
      ...one,
      matters: one.matters?.map(named) ?? null,
      unsent: false,
    })),
    afterwards,
    verdict,
    decision,
    differs,
    state: of.state,
    withdrawn_because: of.withdrawn_because,
    void_withdrawals: of.void_withdrawals ?? [],
    released: of.released ?? false,
    outcomes: (of.outcomes ?? []).map((one) => ({ ...one, unsent: false })),
    explanations: (of.explanations ?? []).map((one) => ({ ...one, unsent: false })),
    send: local?.row ? sendState(local, view.board) : sent,
  };
}
