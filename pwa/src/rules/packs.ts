/** Finds the policy packs that the phone judges by: of each id the newest that these rules can read, never an older one. */
import type { SignedPack } from '@/db/device';
import type { PackView, ReasonKind, Text } from '@/ports';

export type KeptPack = Omit<SignedPack, 'signature'>;

/** Of packs whose signatures were good. `check` gives a pack's hash, or throws where these rules cannot read it. */
export function newestOf(packs: KeptPack[], check: (json: string) => string): KeptPack[] {
  const newest = new Map<string, KeptPack>();
  for (const pack of packs) {
    const before = newest.get(pack.id);
    if (before && before.version >= pack.version) continue;
    if (isReadable(pack, check)) newest.set(pack.id, pack);
  }
  return [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One with a rule that this app is too old for is left out: the one before it still judges. */
function isReadable(pack: KeptPack, check: (json: string) => string): boolean {
  try {
    return check(pack.json) === pack.hash;
  } catch {
    return false;
  }
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
  default_category?: string;
  rules: Record<string, { severity?: string | Record<string, string>; lifted_by?: string[] }>;
  reasons?: Partial<Record<ReasonKind, Text[]>>;
}

/** The category that a form begins with: the one that the pack says, else its first. */
export function defaultCategory(json: string): string {
  return categoryIn(JSON.parse(json) as PackFile);
}

/** The category of a registration from a phone that had no pack to choose from: the rules take the pack's default. */
export const UNSTATED = 'unstated';

/**
 * The categories in which a visit may be what the plan or a filing announced: inspections, but for those that imply a ground
 * and so answer something else, as a complaint.
 */
export function announcedCategories(json: string): Set<string> {
  const file = JSON.parse(json) as PackFile;
  const announced = new Set<string>();
  for (const [id, { inspection, implies }] of Object.entries(file.categories))
    if (inspection && implies === null) announced.add(id);
  if (announced.has(categoryIn(file))) announced.add(UNSTATED);
  return announced;
}

/** The rules whose findings make a visit of this category a violation. */
export function forbiddingRules(json: string, category: string): Set<string> {
  const { rules } = JSON.parse(json) as PackFile;
  const of = (severity: PackFile['rules'][string]['severity']) =>
    typeof severity === 'object' ? (severity[category] ?? severity['*']) : severity;
  const all = Object.entries(rules);
  return new Set(all.filter(([, rule]) => of(rule.severity) === 'violation').map(([id]) => id));
}

const categoryIn = ({ default_category, categories }: PackFile): string =>
  default_category ?? Object.keys(categories)[0] ?? '';

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
    default_category: categoryIn(file),
    lifted_by: Object.fromEntries(
      Object.entries(file.rules).map(([rule, { lifted_by }]) => [rule, lifted_by ?? []]),
    ),
    reasons: {
      went_in: (file.reasons?.went_in ?? []).map(text),
      void: (file.reasons?.void ?? []).map(text),
      afterwards: (file.reasons?.afterwards ?? []).map(text),
    },
  };
}
