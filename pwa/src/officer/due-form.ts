/** Begins a form with what is due at its enterprise: filled in where that is one visit, offered where they are several. */
import { shallowRef, type ShallowRef } from 'vue';
import type { LocationQuery } from 'vue-router';
import { listed, locale, t } from '@/locales';
import { usePorts, type Draft, type DueLine } from '@/ports';

export interface DueForm {
  /** What is to choose from. */
  offered: ShallowRef<DueLine[]>;
  /** Fills in a form as far as nobody has chosen anything on it. */
  begin(draft: Draft): Promise<Draft>;
}

export function useDue(): DueForm {
  const { rules } = usePorts().officer;
  const offered = shallowRef<DueLine[]>([]);
  async function begin(draft: Draft): Promise<Draft> {
    if (draft.enterprise === null || isBegun(draft)) return draft;
    // without its rules or its data the phone registers all the same
    const lines = await rules.dueAt(draft.enterprise).catch(() => []);
    const [one, ...others] = lines;
    if (one && others.length === 0) return { ...draft, ...filledBy(one) };
    offered.value = lines;
    return draft;
  }
  return { offered, begin };
}

/** Whether something was chosen; a category is of every form that was shown and then changed. */
function isBegun({ category, matters, plan_item, filing }: Draft): boolean {
  return category !== null || matters.length > 0 || plan_item !== null || filing !== null;
}

export function filledBy(line: DueLine): Pick<Draft, 'matters' | 'plan_item' | 'filing'> {
  return {
    matters: line.matters.map(({ id }) => id),
    plan_item: line.plan,
    filing: line.filing,
  };
}

/** What is due, as an address carries it from Today's list to a form. */
export function dueQuery(line: DueLine): Record<string, string> {
  return {
    matters: line.matters.map(({ id }) => id).join(','),
    ...(line.plan ? { plan: line.plan } : {}),
    ...(line.filing ? { filing: line.filing } : {}),
  };
}

/** The same, read from the address; nothing where it carries nothing. */
export function dueOf(query: LocationQuery): Pick<Draft, 'matters' | 'plan_item' | 'filing'> {
  const given = (name: string): string | null => {
    const value = query[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    matters: given('matters')?.split(',') ?? [],
    plan_item: given('plan'),
    filing: given('filing'),
  };
}

export function matterWords({ matters }: Pick<DueLine, 'matters'>): string {
  return listed(matters.map((one) => (locale.value === 'zh' ? one.name : one.name_en)));
}

/** Says whether it is of the plan, filed, or both. */
export function kindWords(line: DueLine): string {
  const kinds = (['plan', 'filing'] as const).filter((kind) => line[kind] !== null);
  return listed(kinds.map((kind) => t(`today.${kind}`)));
}
