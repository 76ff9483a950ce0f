/**
 * Lays what was sealed on this phone about a registration over what is known of it, so that it is shown before it is
 * sent.
 */
import { rfc3339 } from '@/clock';
import type { LocalEvent } from '@/db/local-events';
import type { RecordView } from '@/ports';
import type { Sealing } from '@/sealing/record-meaning';
import { RECORD_TYPES } from '@/sealing/record-types';
import { sealedPayload } from '@/sealing/sealed-payload';
import type { RecordType, Statement } from '@/wire';
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
  return payload.type === null ? record : shownBy(record, payload, await sealingOf(view, event));
}

function shownBy<Type extends RecordType>(
  record: RecordView,
  { type, body }: Statement<Type>,
  sealing: Sealing,
): RecordView | Promise<RecordView> {
  return RECORD_TYPES[type].shown(record, body, sealing);
}

/** The person at the screen sealed it. */
async function sealingOf(
  { region, self, language }: ViewContext,
  event: LocalEvent['event'],
): Promise<Sealing> {
  const by = (await region.officerNames([self]))[0] ?? '';
  const matterNames = (ids: string[]) => region.matterNames(ids, language());
  return { at: rfc3339(event.sealed_at), by, unsent: true, matterNames };
}
