/**
 * Begins a first fill with the file of the officer's region (`docs/SYNC-PROTOCOL.md`, "Region files"): made once by the server,
 * and kept by the browser, so that a second officer on the phone downloads nothing of it.
 */
import type { Reply } from '@/api/http';
import type { PulledMeta } from '@/db/pulled-db';
import { VERSION } from '@/db/region-part';
import * as faults from '@/faults';
import type { Answer } from '@/wire';
import type { Puller } from './puller';

const PATH = '/api/v1/sync/region-file';
/** Parts on their way at once: others come while one is kept. */
const AT_ONCE = 3;
/** A part, on a signal that is just good enough. */
const PART_PATIENCE_MS = 60_000;

/**
 * Fills the shadow of this name as far as the file goes, from the part on at which it was cut. Without a file all is as it was.
 * `ahead`: what is fetched before its first part. Null: the file is of no use; what was filled is not, either. Rejects with
 * `no_signal`: what is kept is gone on with later.
 */
export async function fillFromFile(
  puller: Puller,
  name: string,
  before: PulledMeta,
  ahead: () => Promise<void>,
): Promise<PulledMeta | null> {
  const isBegun = faults.fileGoesOn(before.file !== undefined);
  let meta: PulledMeta = isBegun ? before : await begin(puller, name, before);
  if (!meta.file) return meta;
  const { parts, done } = meta.file;
  if (done === 0) await ahead();
  const total = parts.reduce((sum, { rows }) => sum + rows, 0);
  const coming = new Map<number, Promise<Reply>>();
  for (let at = done; at < parts.length; at++) {
    puller.filling({ done: meta.rows, total });
    for (let next = at; next < Math.min(at + AT_ONCE, parts.length); next++)
      if (!coming.has(next)) coming.set(next, ask(puller, parts[next]!.hash));
    const reply = await coming.get(at)!;
    coming.delete(at);
    const kept = reply.bytes ? await puller.keeper.keepPart(name, at, reply.bytes) : null;
    if (!kept) return faults.fileGivenUp(meta);
    meta = kept;
  }
  return meta;
}

/** A server of before, and one that has no file, are pulled from alone. */
async function begin(puller: Puller, name: string, before: PulledMeta): Promise<PulledMeta> {
  const reply = await puller.session.call(`${PATH}?form=${VERSION}`);
  const { cursor, parts } = (reply.ok ? reply.json : { cursor: null }) as Answer<'RegionFileView'>;
  if (cursor === null) return before;
  return puller.keeper.beginFile(name, { cursor, parts, done: 0 });
}

function ask({ session }: Puller, hash: string): Promise<Reply> {
  const reply = session.call(`${PATH}/${hash}`, { octets: true, patience: PART_PATIENCE_MS });
  // whoever awaits it hears of it; nobody may, where a part before it did not come
  reply.catch(() => undefined);
  return reply;
}
