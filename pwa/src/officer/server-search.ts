/** Searches at the server, too, as long as the phone has not all of its region: what is typed is asked for when typing rests. */
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import { usePorts, type EnterpriseView } from '@/ports';

/** Each question is a round trip, and a look at a whole city for the server. */
const REST_MS = 300;

/** `off`: the phone has it all. `unheard`: the server does not answer now. */
export type ServerSearchState = 'off' | 'asking' | 'heard' | 'unheard';

export interface ServerSearch {
  /** What the server found for what is typed now. */
  found: Readonly<Ref<EnterpriseView[]>>;
  state: ComputedRef<ServerSearchState>;
}

export function useServerSearch(text: Readonly<Ref<string>>): ServerSearch {
  const {
    account: { sync },
    officer: { directory },
  } = usePorts();
  const found = shallowRef<EnterpriseView[]>([]);
  const answered = shallowRef<ServerSearchState>('heard');
  const incomplete = computed(() => sync.status.value.incomplete);
  const state = computed(() => (incomplete.value ? answered.value : 'off'));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  async function ask(typed: string, mine: number): Promise<void> {
    const answer = await directory.searchServer(typed).catch(() => null);
    if (mine !== latest) return;
    found.value = answer ?? [];
    answered.value = answer ? 'heard' : 'unheard';
  }
  watch(
    [text, incomplete, () => sync.status.value.link === 'offline'],
    ([typed]) => {
      clearTimeout(timer);
      const mine = ++latest;
      found.value = [];
      if (!incomplete.value || typed.trim() === '') return;
      answered.value = 'asking';
      timer = setTimeout(() => void ask(typed, mine), REST_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
  return { found, state };
}
