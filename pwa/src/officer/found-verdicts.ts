/** Judges the enterprises of a list when the typing rests: the list itself never waits for it. */
import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { usePorts, type EnterpriseView, type FoundVerdict } from '@/ports';

/** A fast typist's pause between two keys is shorter: what will be gone with the next one is not judged. */
const REST_MS = 200;

/** What is known of each by its id; of those that are not in it nothing is said. */
export function useFoundVerdicts(
  found: Readonly<Ref<EnterpriseView[]>>,
  matters: () => string[],
): ShallowRef<ReadonlyMap<string, FoundVerdict>> {
  const {
    account: { sync },
    officer: { rules },
  } = usePorts();
  const verdicts = shallowRef<ReadonlyMap<string, FoundVerdict>>(new Map());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  async function judge(): Promise<void> {
    const mine = ++latest;
    const ids = found.value.map(({ id }) => id);
    const judged = await rules.judgeFound(ids, matters()).catch(() => []);
    if (mine !== latest) return;
    verdicts.value = new Map(
      judged.flatMap((verdict, at) => (verdict ? [[ids[at] ?? '', verdict]] : [])),
    );
  }
  watch(
    [found, () => sync.status.value.asOf],
    () => {
      clearTimeout(timer);
      timer = setTimeout(() => void judge(), REST_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
  return verdicts;
}
