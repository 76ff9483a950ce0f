/** The region as the app sees it. */
import type { Ask } from './ask';
import type { Region } from './region';
import { connect, type Remote } from './remote';

export type RegionRemote = Remote<Ask> & Remote<Region>;

export function startRegion(): RegionRemote {
  return connect<Ask & Region>(
    new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'region' }),
  ) as RegionRemote;
}
