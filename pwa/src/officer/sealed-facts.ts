/** Lists the facts of a sealed record, in the words of the pack. */
import { joined, listed, say, t } from '@/locales';
import type { Exemption, PackView, SealedView } from '@/ports';
import type { Fact } from '@/ui/Facts.vue';
import { moment } from '@/ui/format';

export function sealedFacts(
  sealed: SealedView,
  pack: PackView | null,
  matterNames: Map<string, string>,
  now: number,
): Fact[] {
  const matters = sealed.matters.map((id) => matterNames.get(id) ?? id);
  return [
    { word: t('fact.organ'), is: sealed.organ },
    { word: t('fact.officers'), is: listed(sealed.officers) },
    { word: t('form.category'), is: categoryName(sealed.category, pack) },
    { word: t('form.matters'), is: listed(matters) },
    { word: t('form.ground'), is: groundWords(sealed.exemption, pack) },
    { word: t('form.started_at'), is: sealed.started_at ? moment(sealed.started_at, now) : null },
    { word: t('form.why'), is: sealed.afterwards },
    { word: t('fact.decision'), is: sealed.decision?.reason ?? null },
  ];
}

/** What tells this record from every other, and that nobody has changed it. */
export function sealedIds(sealed: SealedView): Fact[] {
  return [
    { word: t('fact.id'), is: sealed.id, mono: true },
    { word: t('fact.hash'), is: sealed.hash, mono: true },
  ];
}

export function categoryName(id: string, pack: PackView | null): string {
  const known = pack?.categories.find((one) => one.id === id);
  return known ? say(known.text) : t('unknown.category');
}

export function groundWords(exemption: Exemption | null, pack: PackView | null): string | null {
  if (!exemption) return null;
  const known = pack?.grounds.find((one) => one.id === exemption.ground);
  const name = known ? say(known.text) : t('unknown.ground');
  return joined(' · ', name, exemption.reference.trim());
}
