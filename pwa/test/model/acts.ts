/** What desks do, through a server that may die over it: asked again, it says that it is done. */
import type { AsideList } from '@/ports';
import type { Problem, RegistrationView } from '@/wire';
import { MANAGER } from './city';
import type { Desk } from './desk';
import type { Device } from './device';
import { fingerprintOf } from './places';
import type { Merged, Resolved, World } from './world';

type Aside = AsideList['items'][number];

/** An administrator says where a code hangs. False where no registration waits for it (yet). */
export async function resolve(
  { places }: World,
  desk: Desk,
  { code, enterprise, from }: Resolved,
): Promise<boolean> {
  const path = `/api/v1/unknown-codes/${fingerprintOf(code)}/resolve`;
  const premises = places.premises(enterprise);
  const { status, json } = await desk.post('admin', path, { premises, from });
  // a server that died before it could say so has done it all the same
  if (status === 204 || status === 409) return true;
  if (status === 404) return false;
  throw new Error(`${path}: ${status} ${JSON.stringify(json)}`);
}

/** An administrator says that they are one. */
export async function merge({ places }: World, desk: Desk, { from, into }: Merged): Promise<void> {
  const path = `/api/v1/enterprises/${places.id(from)}/merge`;
  const asked = { into: places.id(into), reason: '吸收合并' };
  const { status, json } = await desk.post('admin', path, asked);
  // a server that died before it could say so has done it all the same
  const done = status === 204 || (json as Problem).type === '/problems/merged-already';
  if (!done) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`);
}

/** The key that the phone seals with is taken from it, and its officer is signed out everywhere. */
export async function revoke({ desk, revoked }: World, device: Device): Promise<void> {
  const page = await device.page();
  const chain = await page.in(() => page.phone.all.officer().evidence.current());
  const path = `/api/v1/enrolments/${chain!.kid}/revoke`;
  const { status, json } = await desk.post('admin', path, { reason: '手机丢失' });
  // a server that was put back since does not know the newest keys
  if (status === 404) return;
  if (status !== 204) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`);
  revoked.add(chain!.kid);
}

/** False where the registration is not there (yet), is another organ's, or was withdrawn by an officer. */
export async function withdraw(desk: Desk, id: string): Promise<boolean> {
  const path = `/api/v1/registrations/${id}`;
  const { status, json } = await desk.post('he', `${path}/withdraw`, { reason: '登记有误' });
  if (status === 204 || status === 404) return status === 204;
  if (status !== 409) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`);
  // a server that died before it could say so has done it all the same
  const found = await desk.get<RegistrationView>('he', path);
  return found.withdrawn_by === MANAGER;
}

/** The n-th of what is held or set aside and was not decided about. */
export async function aside({ desk }: World, n: number): Promise<Aside | null> {
  const { items } = await desk.get<AsideList>('qian', '/api/v1/aside');
  return items[n % Math.max(1, items.length)] ?? null;
}

/** False where it has come to count meanwhile, or only waits. */
export async function decide({ desk }: World, hash: string, what: string): Promise<boolean> {
  const path = `/api/v1/aside/${hash}/${what}`;
  const { status, json } = await desk.post('qian', path, { reason: '已核实' });
  const { type } = (json ?? {}) as Partial<Problem>;
  // a server that died before it could say so has done it all the same
  if (status === 204 || type === '/problems/aside-decided') return true;
  if (status === 404 || type === '/problems/aside-only-waits') return false;
  throw new Error(`${path}: ${status} ${JSON.stringify(json)}`);
}
