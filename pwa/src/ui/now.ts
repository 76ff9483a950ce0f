/** The time as screens show it, ticking while the page is open. */
import { onScopeDispose, readonly, ref, type Ref } from 'vue';
import { clock } from '@/clock';

const TICK_MS = 10_000; // ages are shown in minutes

export function useNow(): Readonly<Ref<number>> {
  const now = ref(clock.now());
  const timer = setInterval(() => (now.value = clock.now()), TICK_MS);
  onScopeDispose(() => clearInterval(timer));
  return readonly(now);
}
