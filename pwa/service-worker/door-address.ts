/**
 * Answers the address of a door code (`/c/CODE`), as the phone's own camera or WeChat opens it: where an officer is signed
 * in on this phone it leads to the form of that code, also without signal; everybody else gets the server's page.
 */
import { DeviceDb } from '@/db/device';

/** Printed codes are in capitals: they make a smaller picture. */
const DOOR_ADDRESS = /^\/c\/([^/]+)\/?$/i;

/** The phone's storage may be held by another page. A passer-by does not wait for it, the server's page is right for all. */
const PATIENCE_MS = 1500;

export function asksForDoor({ request, url }: { request: Request; url: URL }): boolean {
  return request.mode === 'navigate' && DOOR_ADDRESS.test(url.pathname);
}

export async function answerDoor(
  worker: ServiceWorkerGlobalScope,
  request: Request,
): Promise<Response> {
  const [, code] = DOOR_ADDRESS.exec(new URL(request.url).pathname) ?? [];
  if (code === undefined || !(await isOfficerHere())) return worker.fetch(request);
  return Response.redirect(new URL(`/door/${code}`, worker.location.origin));
}

async function isOfficerHere(): Promise<boolean> {
  const device = new DeviceDb();
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  // without storage nobody is signed in
  const person = await Promise.race([device.get('person'), late]).catch(() => null);
  device.close();
  return person?.roles.some(({ role }) => role === 'officer') ?? false;
}
