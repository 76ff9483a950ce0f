/**
 * Keeps a picture that another app shared, from the service worker, which receives it, until the scanner reads it: one at
 * a time, whoever is signed in or nobody yet.
 */
import { MAX_PICTURE_BYTES } from './picture-file';
import { SHARE_TARGET } from './share-target';

const CACHE_NAME = 'ruqi-shared';
const NAME_HEADER = 'X-Name';

export const SHARED_TROUBLES = ['none', 'too_large'] as const;
export type SharedTrouble = (typeof SHARED_TROUBLES)[number];

/** Answers the share by the page that goes on with it; a newer picture takes the place of one that nobody read. */
export async function receiveSharedPicture(request: Request): Promise<Response> {
  const trouble = await keep(request).catch((): SharedTrouble => 'none');
  const query = trouble ? `?trouble=${trouble}` : '';
  return Response.redirect(SHARE_TARGET.path + query, 303);
}

async function keep(request: Request): Promise<SharedTrouble | null> {
  const file = (await request.formData()).get(SHARE_TARGET.field);
  if (!(file instanceof File) || file.size === 0) return 'none';
  if (file.size > MAX_PICTURE_BYTES) return 'too_large';
  const headers = { 'Content-Type': file.type, [NAME_HEADER]: encodeURIComponent(file.name) };
  const cache = await caches.open(CACHE_NAME);
  await cache.put(SHARE_TARGET.path, new Response(file, { headers }));
  return null;
}

/** Hands out the picture once; null where none waits. */
export async function takeSharedPicture(): Promise<File | null> {
  const cache = await caches.open(CACHE_NAME);
  const kept = await cache.match(SHARE_TARGET.path);
  if (!kept) return null;
  const name = decodeURIComponent(kept.headers.get(NAME_HEADER) ?? '');
  const file = new File([await kept.blob()], name, {
    type: kept.headers.get('Content-Type') ?? '',
  });
  await dropSharedPicture();
  return file;
}

export async function dropSharedPicture(): Promise<void> {
  await caches.delete(CACHE_NAME);
}
