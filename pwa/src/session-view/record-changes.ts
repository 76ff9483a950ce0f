/**
 * Lays what was sealed on this phone about a registration over what is known of it, so that it is shown before it is
 * sent.
 */
import { rfc3339 } from '@/clock';
import type { LocalEvent } from '@/db/local-events';
import type { RecordView, VersionView } from '@/ports';
import { sealedPayload } from '@/sealing/sealed-payload';
import type { AmendmentBody } from '@/wire';
import type { ViewContext } from './sealed-view';

/** `mine`: what has not gone out yet, the earliest first. */
export async function withChanges(
  view: ViewContext,
  found: RecordView,
  mine: LocalEvent[],
): Promise<RecordView> {
  let record = found;
  for (const { event } of mine) record = await withChange(view, record, event);
  return record;
}

async function withChange(
  view: ViewContext,
  record: RecordView,
  event: LocalEvent['event'],
): Promise<RecordView> {
  const payload = sealedPayload(event);
  switch (payload.type) {
    case 'withdrawal': {
      if (record.state === 'withdrawn') return record;
      return { ...record, state: 'withdrawn', withdrawn_because: payload.body.reason };
    }
    case 'amendment':
      return amended(view, record, payload.body, await stampOf(view, event));
    case 'outcome': {
      const { result, measures, rectify_by = null } = payload.body;
      const outcome = { result, measures, rectify_by, ...(await stampOf(view, event)) };
      return { ...record, outcomes: [...record.outcomes, outcome] };
    }
    case 'explanation': {
      const { rule, text } = payload.body;
      const explanation = { rule, text, ...(await stampOf(view, event)) };
      return { ...record, explanations: [...record.explanations, explanation] };
    }
    case 'registration':
    case 'averted':
    case 'attendance':
    case 'same_visit':
    case null:
      return record;
  }
}

/** When it was sealed and by whom, which is the person at the screen. */
type Stamp = Pick<VersionView, 'at' | 'by' | 'unsent'>;

async function stampOf({ region, self }: ViewContext, event: LocalEvent['event']): Promise<Stamp> {
  const by = (await region.officerNames([self]))[0] ?? '';
  return { at: rfc3339(event.sealed_at), by, unsent: true };
}

async function amended(
  { region, language }: ViewContext,
  record: RecordView,
  body: AmendmentBody,
  stamp: Stamp,
): Promise<RecordView> {
  const ids = body.matters ?? null;
  const version: VersionView = {
    ...stamp,
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
