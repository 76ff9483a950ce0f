/** Fetches the manuals as they were when the app was built: kept with it, so that they are there without signal. */
import type { Locale } from '@/locales';

export interface ManualSection {
  /** Null: what stands before the first heading. */
  title: string | null;
  /** Of our own pages, made when the app was built. */
  html: string;
}
export type Manual = 'officer' | 'enterprise' | 'desk';

const texts = import.meta.glob<ManualSection[]>('../../../docs/manuals/*.md', {
  query: '?sections',
  import: 'default',
});

export async function manual(of: Manual, locale: Locale): Promise<ManualSection[]> {
  const name = locale === 'zh' ? `${of}.zh-CN` : of;
  const load = texts[`../../../docs/manuals/${name}.md`];
  if (!load) throw new Error(`there is no manual ${name}`);
  return load();
}
