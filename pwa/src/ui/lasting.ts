/** Says of what is under way that it lasts: what is over at once needs no wheel that turns, and drawing one would slow it down. */
import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue';

/** From here on a person wonders whether the tap was felt. */
const WONDERED_AFTER_MS = 300;

export function useLasting(busy: () => boolean): Readonly<Ref<boolean>> {
  const lasts = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => clearTimeout(timer);
  watch(
    busy,
    (is) => {
      stop();
      if (is) timer = setTimeout(() => (lasts.value = true), WONDERED_AFTER_MS);
      else lasts.value = false;
    },
    { immediate: true },
  );
  onScopeDispose(stop);
  return readonly(lasts);
}
