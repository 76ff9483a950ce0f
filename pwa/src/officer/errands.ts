/** Today's list as errands: a plan item and its filing speak of one visit, so they are one card. */
import type { TodayItem } from '@/ports';

export interface Errand {
  key: string;
  item: TodayItem;
  plan: string | null;
  filing: string | null;
}

/** In the list's order; the errand is due when its first is. */
export function errandsOf(items: TodayItem[]): Errand[] {
  const errands = new Map<string, Errand>();
  for (const item of items) {
    const matters = item.matters.map((matter) => matter.id).sort();
    const key = `${item.enterprise?.id ?? item.id}|${matters.join()}`;
    const errand = errands.get(key) ?? { key, item, plan: null, filing: null };
    errand[item.kind] ??= item.id;
    errands.set(key, errand);
  }
  return [...errands.values()];
}
