/** Opens a draft with what its form shows: enterprise, pack, matters, colleagues. The draft is saved as it changes. */
import { computed, onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { clock } from '@/clock';
import {
  usePorts,
  type ColleagueView,
  type Draft,
  type EnterpriseView,
  type MatterOption,
  type PackView,
} from '@/ports';
import { NO_NAMES, type Names } from '@/ui/names';
import { useTask, type Task } from '@/ui/task';

/** Each keystroke is kept, but not each one written: a phone that dies costs half a second of typing. */
const SAVE_AFTER_MS = 500;

export interface Form {
  /** Replaced whole with each change: what is plain can be stored and sent to a worker. */
  draft: ShallowRef<Draft | null>;
  /** The draft, known before the rest of what its form shows: it can be judged meanwhile. */
  opened: Readonly<Ref<Draft | null>>;
  enterprise: ShallowRef<EnterpriseView | null>;
  pack: ShallowRef<PackView | null>;
  matters: ShallowRef<MatterOption[]>;
  colleagues: ShallowRef<ColleagueView[]>;
  /** What the ids in the rules' messages are called. */
  names: ShallowRef<Names>;
  load: Task<[open: () => Promise<Draft>]>;
  /** Writes at once what was not written yet. */
  flush(): Promise<void>;
}

/** `begin`: what is filled in before a form is shown, or once the phone knows its enterprise. */
export function useForm(begin: (draft: Draft) => Promise<Draft> = async (draft) => draft): Form {
  const {
    account: { sync },
    officer: { directory, drafts },
  } = usePorts();
  const draft = shallowRef<Draft | null>(null);
  const enterprise = shallowRef<EnterpriseView | null>(null);
  const pack = shallowRef<PackView | null>(null);
  const matters = shallowRef<MatterOption[]>([]);
  const colleagues = shallowRef<ColleagueView[]>([]);
  const names = shallowRef<Names>(NO_NAMES);
  const opening = shallowRef<Draft | null>(null);
  const opened = computed(() => draft.value ?? opening.value);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function flush(): Promise<void> {
    if (timer === undefined || !draft.value) return;
    clearTimeout(timer);
    timer = undefined;
    await drafts.save({ ...draft.value, changed_at: clock.now() });
  }
  const load = useTask(async (open: () => Promise<Draft>) => {
    const found = await begin(await open());
    opening.value = found;
    await look(found);
    draft.value = withCategory(found);
  });
  /** What was looked up when the first fill had not come to its end is looked up again then. */
  let early = false;
  /** Looks up what the form shows beside the draft. */
  async function look(found: Draft): Promise<void> {
    early = sync.status.value.incomplete;
    [enterprise.value, pack.value, matters.value, colleagues.value, names.value] =
      await Promise.all([
        found.enterprise ? directory.enterprise(found.enterprise) : null,
        directory.pack(found.enterprise).catch(() => null),
        directory.matters(),
        directory.colleagues(),
        directory.names(),
      ]);
  }
  const withCategory = (found: Draft): Draft => ({
    ...found,
    category: found.category ?? pack.value?.default_category ?? null,
  });
  /** What the phone did not know when the form opened may have come with a pull: the code's enterprise, the pack. */
  async function lookAgain(): Promise<void> {
    const form = draft.value;
    if (!form || (pack.value && form.enterprise && !early)) return;
    const place = form.enterprise || !form.code ? null : await placeOf(form.code);
    if (draft.value !== form) return; // what was typed meanwhile stands; the next pull looks again
    const known = place ? await begin({ ...form, ...place }) : form;
    await look(known);
    if (draft.value === form) draft.value = withCategory(known);
  }
  /** Where a code hangs, if there is no doubt. */
  async function placeOf(code: string): Promise<Pick<Draft, 'enterprise' | 'premises'> | null> {
    const found = await directory.resolveCode(code);
    const [one, ...others] = found.kind === 'known' ? found.matches : [];
    if (!one || others.length > 0) return null;
    return { enterprise: one.enterprise.id, premises: one.premises.id };
  }
  watch(
    () => sync.status.value.asOf,
    () => void lookAgain().catch(() => undefined),
  );
  watch(draft, (_now, before) => {
    if (!before) return; // just loaded
    clearTimeout(timer);
    timer = setTimeout(() => void flush().catch(() => undefined), SAVE_AFTER_MS);
  });
  onScopeDispose(() => void flush().catch(() => undefined));
  return { draft, opened, enterprise, pack, matters, colleagues, names, load, flush };
}
