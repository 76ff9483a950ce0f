/** Gives the time as screens show it, ticking while the page is open. */
import { onScopeDispose, readonly, ref, type Ref } from 'vue';
import { clock } from '@/clock';

const TICK_MS = 10_000; // ages are shown in minutes

export function useNow(): Readonly<Ref<number>> {
  const now = ref(clock.now());
  const tick = () => (now.value = clock.now());
  const timer = setInterval(tick, TICK_MS);
  const ignore = clock.onMoved(tick);
  onScopeDispose(() => {
    clearInterval(timer);
    ignore();
  });
  return readonly(now);
}
