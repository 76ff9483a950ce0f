/** Makes ready in the region what the next search and scan would wait for, once nothing new has come for a while. */
import type { RegionRemote } from '@/rules';

/** Today's list comes first; this is done while it is read. */
const WARM_AFTER_MS = 1_500;

export class WarmUp {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly region: RegionRemote) {}

  later(): void {
    clearTimeout(this.timer);
    const warm = () => void this.region.warm().catch(() => undefined);
    this.timer = setTimeout(warm, WARM_AFTER_MS);
  }
}
