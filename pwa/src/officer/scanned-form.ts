/** Leads from what was read to the form of the enterprise whose code it is, and asks where it does not simply lead on. */
import { shallowRef, type ShallowRef } from 'vue';
import { useRouter } from 'vue-router';
import { usePorts, type Draft } from '@/ports';
import type { Scanned } from '@/scan/Scanner.vue';
import { useTask, type Task } from '@/ui/task';
import { leadOf } from './scanned-codes';
import type { Question } from './ScanQuestion.vue';

export interface ScannedForm {
  question: ShallowRef<Question | null>;
  read: Task<[found: Scanned]>;
  /** Opens the form with what was found. */
  go(found: Partial<Draft>): Promise<void>;
}

/** `before`: the form that was begun before scanning, if one was. */
export function useScannedForm(before: Readonly<ShallowRef<Draft | null>>): ScannedForm {
  const { directory, drafts } = usePorts().officer;
  const router = useRouter();
  const question = shallowRef<Question | null>(null);

  const read = useTask(async (found: Scanned) => {
    const { how } = found;
    const other = before.value?.enterprise ?? null;
    const lead = await leadOf(directory, found, other);
    switch (lead.kind) {
      case 'leader':
        await router.replace({ name: 'join', hash: lead.text.slice(lead.text.indexOf('#')) });
        break;
      case 'doors': {
        const { doors } = lead;
        const one = doors.length === 1 ? doors[0] : undefined;
        if (one && (!other || other === one.enterprise.id)) {
          const { text, enterprise, premises } = one;
          await go({ code: text, how, enterprise: enterprise.id, premises: premises.id });
        } else {
          const expected = other ? (await directory.enterprise(other))?.name : undefined;
          question.value = { kind: one ? 'other' : 'several', texts: [], how, expected, doors };
        }
        break;
      }
      case 'unknown':
        question.value = {
          kind: lead.texts.length > 1 ? 'which' : 'unknown',
          texts: lead.texts,
          how,
          doors: [],
        };
        break;
      case 'not_a_code':
        question.value = { kind: lead.why, texts: [lead.text], how, doors: [] };
    }
  });

  async function go(found: Partial<Draft>): Promise<void> {
    // a plan item or filing was of the enterprise that was checked, not of the one whose door this is
    const elsewhere =
      found.enterprise !== undefined && found.enterprise !== before.value?.enterprise;
    if (elsewhere && before.value?.enterprise)
      Object.assign(found, { plan_item: null, filing: null });
    const draft = before.value ? { ...before.value, ...found } : await drafts.create(found);
    if (before.value) await drafts.save(draft);
    await router.replace({ name: 'visit', params: { draft: draft.id } });
  }
  return { question, read, go };
}
