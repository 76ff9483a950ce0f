/** Finds enterprises on the server as one types: it asks when the typing rests, and the latest answer wins. */
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { asFailure, type Failure } from '@/failure';
import { usePorts, type AdminEnterprise } from '@/ports';

const REST_MS = 250; // a fast typist's pause between words

export interface EnterpriseSearch {
  text: Ref<string>;
  found: ShallowRef<AdminEnterprise[] | null>;
  failure: ShallowRef<Failure | null>;
  again(): Promise<void>;
}

export function useEnterpriseSearch(): EnterpriseSearch {
  const { administrator } = usePorts();
  const text = ref('');
  const found = shallowRef<AdminEnterprise[] | null>(null);
  const failure = shallowRef<Failure | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  async function again(): Promise<void> {
    const mine = ++latest;
    const typed = text.value.trim();
    if (typed === '') {
      found.value = null;
      return;
    }
    try {
      const answer = await administrator.enterprises(typed);
      if (mine !== latest) return;
      found.value = answer;
      failure.value = null;
    } catch (error) {
      if (mine === latest) failure.value = asFailure(error);
    }
  }
  watch(text, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void again(), REST_MS);
  });
  onScopeDispose(() => clearTimeout(timer));
  return { text, found, failure, again };
}
