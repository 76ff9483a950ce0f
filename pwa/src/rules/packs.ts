/** The policy packs that the phone keeps: each checked by its hash, and never one older than what was there. */
import type { Table } from '@/db/table';
import type { PackView, Text } from '@/ports';

export interface KeptPack {
  id: string;
  version: number;
  hash: string;
  json: string;
}

/** Packs that can be judged by. `check` gives a pack's hash, or throws where it is none. */
export function packsOf(table: Table, check: (json: string) => string): KeptPack[] {
  const newest = new Map<string, KeptPack>();
  for (const row of table.rows()) {
    const pack: KeptPack = {
      hash: table.at(row, 'hash'),
      id: table.at(row, 'id'),
      version: table.at(row, 'version'),
      json: table.at(row, 'json'),
    };
    const before = newest.get(pack.id);
    if (before && before.version >= pack.version) continue;
    if (check(pack.json) === pack.hash) newest.set(pack.id, pack);
  }
  return [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What of a pack's file the screens show. */
interface PackFile {
  id: string;
  version: number;
  title: string;
  title_en: string;
  document: string;
  utc_offset_minutes: number;
  articles: Record<string, string>;
  categories: Record<string, Text & { inspection: boolean; implies: string | null }>;
  grounds: Record<string, Text & { lifts_blank: boolean }>;
}

export function packView(json: string): PackView {
  const file = JSON.parse(json) as PackFile;
  const text = ({ zh, en }: Text): Text => ({ zh, en });
  return {
    id: file.id,
    version: file.version,
    document: file.document,
    title: { zh: file.title, en: file.title_en },
    utc_offset_minutes: file.utc_offset_minutes,
    categories: Object.entries(file.categories).map(([id, of]) => ({
      id,
      text: text(of),
      inspection: of.inspection,
      implies: of.implies,
    })),
    grounds: Object.entries(file.grounds).map(([id, of]) => ({
      id,
      text: text(of),
      lifts_blank: of.lifts_blank,
    })),
    articles: file.articles,
  };
}
