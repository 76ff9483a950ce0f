/** The region as the app sees it. */
import type { Region } from './region';
import type { RegionQuestions } from './region-questions';
import { connect, type Remote } from './remote-object';

export type RegionRemote = Remote<RegionQuestions> & Remote<Region>;

export function startRegion(): RegionRemote {
  return connect<RegionQuestions & Region>(
    new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'region' }),
  ) as RegionRemote;
}
