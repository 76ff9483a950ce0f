/** Says what an amendment changes: of the fact that the rules have of the visit, and of the registration as it is shown. */
import { instant } from '@/clock';
import type { RecordView, VersionView } from '@/ports';
import type { FactChange } from '@/rules/visit-facts';
import type { AmendmentBody } from '@/wire';
import type { Sealing } from './record-meaning';

export function amendedFact(body: AmendmentBody): FactChange {
  return {
    ...(body.exemption ? groundOf(body.exemption) : {}),
    ...(body.matters ? { matters: body.matters } : {}),
    ...(body.started_at ? { started_at: instant(body.started_at) } : {}),
    ...(body.joint ? { joint: body.joint } : {}),
  };
}

/** Reads the ground, and whether its reference is blank: the reference itself is of no use to the rules. */
export function groundOf(exemption: { ground: string; reference: string } | null) {
  return {
    ground: exemption?.ground ?? null,
    blank: exemption !== null && exemption.reference.trim() === '',
  };
}

export async function amendedRecord(
  record: RecordView,
  body: AmendmentBody,
  { at, by, unsent, matterNames }: Sealing,
): Promise<RecordView> {
  const ids = body.matters ?? null;
  const version: VersionView = {
    at,
    by,
    unsent,
    matters: ids && (await matterNames(ids)),
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
