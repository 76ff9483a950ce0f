/** Keeps the enterprise's visits up to date while a page shows them. */
import { onMounted, onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import { usePorts, type EnterpriseVisit, type EnterpriseVisits } from '@/ports';
import { useLoad, useTask, type Task } from '@/ui/task';

export interface Visits {
  page: ShallowRef<EnterpriseVisits | null>;
  items: ShallowRef<EnterpriseVisit[]>;
  load: Task<[]>;
  more: Task<[]>;
}

export function useVisits(): Visits {
  const { enterprise } = usePorts();
  const page = shallowRef<EnterpriseVisits | null>(null);
  const items = shallowRef<EnterpriseVisit[]>([]);
  const load = useLoad(async () => {
    const latest = await enterprise.visits(null);
    // what was loaded further down stays; the latest page is laid over it
    const fresh = new Set(latest.items.map((one) => one.id));
    items.value = [...latest.items, ...items.value.filter((one) => !fresh.has(one.id))];
    page.value = { ...latest, before: page.value ? page.value.before : latest.before };
  });
  const more = useTask(async () => {
    const before = page.value?.before;
    if (!page.value || !before) return;
    const older = await enterprise.visits(before);
    items.value = [...items.value, ...older.items];
    page.value = { ...page.value, before: older.before };
  });
  onMounted(() => load.run());
  const stop = enterprise.watch(() => void load.run());
  onScopeDispose(stop);
  return { page, items, load, more };
}
