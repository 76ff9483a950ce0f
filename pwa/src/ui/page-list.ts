/** Loads a list a page at a time, latest first: its beginning, and more of it while there is more. */
import { computed, onMounted, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import type { Failure } from '@/failure';
import { useLoad, useTask, type Task } from './task';

export interface ListPage<T> {
  items: T[];
  /** Of the next page; null: this was the last. */
  before: string | null;
}

export interface Paged<T> {
  /** Null until the first page has come. */
  items: ShallowRef<T[] | null>;
  hasMore: ComputedRef<boolean>;
  load: Task<[]>;
  more: Task<[]>;
  failure: ComputedRef<Failure | null>;
  /** What is asked for has become another: what is shown, and what is under way, is of the list before. */
  restart: () => void;
}

export function usePaged<T>(ask: (before: string | null) => Promise<ListPage<T>>): Paged<T> {
  const page = shallowRef<ListPage<T> | null>(null);
  const items = shallowRef<T[] | null>(null);
  let list = 0;
  /** A page that was asked for before the list began anew is not of it. */
  async function take(before: string | null, earlier: T[]): Promise<void> {
    if (before === null) list += 1;
    const asked = list;
    const next = await ask(before);
    if (asked !== list) return;
    page.value = next;
    items.value = [...earlier, ...next.items];
  }
  const load = useLoad(() => take(null, []));
  const more = useTask(() => take(page.value?.before ?? null, items.value ?? []));
  onMounted(() => load.run());
  return {
    items,
    hasMore: computed(() => page.value?.before != null),
    load,
    more,
    failure: computed(() => load.failure.value ?? more.failure.value),
    restart: () => {
      list += 1;
      items.value = page.value = null;
      void load.run();
    },
  };
}
