/** Judges a draft as it is now. The latest answer wins; a draft that cannot be judged yet has no verdict. */
import {
  computed,
  onScopeDispose,
  ref,
  shallowRef,
  watch,
  type ComputedRef,
  type Ref,
  type ShallowRef,
} from 'vue';
import { usePorts, type Draft, type PackView, type Shown, type Subject } from '@/ports';

/** Verdicts rest on the time: a form that lies open is judged again each minute, and when the phone is taken up. */
const AGAIN_MS = 60_000;

export interface DraftVerdict {
  /** Null while the form is not complete or the first answer is not there. */
  shown: ShallowRef<Shown | null>;
  /** What is missing before it can be judged. */
  missing: Ref<'matters' | null>;
  /** Rules whose findings a ground would lift that the form can still state. */
  liftable: ComputedRef<string[]>;
}

export function useDraftVerdict(
  draft: Readonly<Ref<Draft | null>>,
  pack: Readonly<Ref<PackView | null>>,
): DraftVerdict {
  const {
    account: { sync },
    officer: { rules },
  } = usePorts();
  const shown = shallowRef<Shown | null>(null);
  const missing = ref<'matters' | null>(null);
  const liftable = computed(() => liftableRules(draft.value, pack.value));
  let latest = 0;

  async function again(): Promise<void> {
    const mine = ++latest;
    const form = draft.value;
    if (!form) return;
    missing.value = lacksMatters(form, pack.value) ? 'matters' : null;
    if (missing.value) {
      shown.value = null;
      return;
    }
    // Without its rules the phone still registers, and the server judges.
    const answer = await rules.judge(subjectOf(form)).catch((): Shown => 'not_evaluated');
    if (mine === latest) shown.value = answer;
  }
  // What comes with a pull may change the verdict; with the first fill there is one at all.
  watch([draft, pack, () => sync.status.value.asOf], again, { immediate: true });
  const timer = setInterval(() => void again(), AGAIN_MS);
  const takenUp = (): void => void (document.hidden || again());
  document.addEventListener('visibilitychange', takenUp);
  onScopeDispose(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', takenUp);
  });
  return { shown, missing, liftable };
}

/** A ground that was stated already lifts what it can, once it has its number. */
function liftableRules(draft: Draft | null, pack: PackView | null): string[] {
  const category = pack?.categories.find((one) => one.id === draft?.category);
  if (!pack || !category?.inspection || category.implies !== null) return [];
  const stated = draft?.exemption?.ground ?? '';
  const lifts = Object.entries(pack.lifted_by);
  return lifts
    .filter(([, grounds]) => grounds.length > 0 && !grounds.includes(stated))
    .map(([rule]) => rule);
}

function lacksMatters(draft: Draft, pack: PackView | null): boolean {
  if (!pack) return false; // nothing to choose from: never a reason not to register
  const category = pack.categories.find((one) => one.id === draft.category);
  return draft.matters.length === 0 && category?.inspection !== false;
}

export function subjectOf(draft: Draft): Subject {
  return {
    enterprise: draft.enterprise,
    code: draft.code,
    category: draft.category,
    matters: draft.matters,
    exemption: draft.exemption,
    started_at: draft.started_at,
    entry: draft.how === 'typed' || draft.how === 'search' ? 'manual' : 'scan',
    joint: draft.joint,
  };
}
