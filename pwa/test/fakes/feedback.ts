import { ref } from 'vue';
import type { FeedbackPort, KeptFeedback } from '@/ports';
import { NOW } from './data';

/** A phone without signal: what is said waits. */
export function fakeFeedback(): FeedbackPort {
  const kept = ref<readonly KeptFeedback[]>([]);
  return {
    kept,
    send: async (page, text) => {
      const one = { id: String(kept.value.length), at: NOW, page, text };
      kept.value = [{ ...one, state: 'waiting' }, ...kept.value];
    },
  };
}
