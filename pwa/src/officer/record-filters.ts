/** Holds what the list of records is filtered by, as its address says it; a word that is none of the list's filters nothing. */
import { computed, watch, type ComputedRef, type Ref } from 'vue';
import type { RecordsAsked } from '@/ports';
import { RECORD_STATES } from '@/ports/record-list';
import { usePageAddress } from '@/ui/page-address';

/** A screen has room for five, and each takes its time to draw on a slow phone. */
const RECORDS_PER_STEP = 30;

/** Nobody scrolls through more: a month or an enterprise finds what is further back. */
const MOST_SHOWN = 600;

export interface RecordFilters {
  text: Ref<string>;
  /** As lists that one chooses from take and give it: one value, empty for all. */
  month: Ref<string[]>;
  state: Ref<string[]>;
  whose: Ref<'organ' | 'mine'>;
  asked: ComputedRef<RecordsAsked>;
  /** Whether anything is left out. */
  any: ComputedRef<boolean>;
  /** How many are shown, and whether that is all that the page ever shows. */
  upTo: ComputedRef<number>;
  most: ComputedRef<boolean>;
  more(): void;
  clear(): void;
}

export function useRecordFilters(): RecordFilters {
  const { q, month, state, whose, upTo } = usePageAddress('q', 'month', 'state', 'whose', 'upTo');
  const filters = [q, month, state, whose];
  const asked = computed<RecordsAsked>(() => ({
    text: q.value,
    month: /^\d{4}-\d\d$/.test(month.value) ? month.value : null,
    mine: whose.value === 'mine',
    state: RECORD_STATES.find((one) => one === state.value) ?? null,
  }));
  const shown = computed(() => {
    const steps = Math.ceil((Number(upTo.value) || 1) / RECORDS_PER_STEP);
    return Math.min(Math.max(steps, 1) * RECORDS_PER_STEP, MOST_SHOWN);
  });
  // another choice begins at its top
  watch(filters, () => (upTo.value = ''));
  return {
    text: q,
    month: chosen(month),
    state: chosen(state),
    whose: computed({
      get: () => (whose.value === 'mine' ? 'mine' : 'organ'),
      set: (value) => (whose.value = value === 'mine' ? value : ''),
    }),
    asked,
    any: computed(() => {
      const { text, month, mine, state } = asked.value;
      return text.trim() !== '' || month !== null || mine || state !== null;
    }),
    upTo: shown,
    most: computed(() => shown.value === MOST_SHOWN),
    more: () => (upTo.value = String(shown.value + RECORDS_PER_STEP)),
    clear: () => filters.forEach((text) => (text.value = '')),
  };
}

function chosen(text: Ref<string>): Ref<string[]> {
  return computed({ get: () => [text.value], set: ([value = '']) => (text.value = value) });
}
