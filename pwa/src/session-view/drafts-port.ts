/** Keeps drafts, forms half filled in, for the port of that name. */
import { clock } from '@/clock';
import { discardDraft, loadDraft, saveDraft } from '@/db/drafts';
import type { Draft, DraftsPort } from '@/ports';
import { uuid7 } from '@/sealing/uuid7';
import type { Phone } from './phone';

export function draftsPort(phone: Phone): DraftsPort {
  const evidence = () => phone.officer().evidence;
  return {
    async create(given) {
      const now = clock.now();
      // the id becomes the registration's, so it has the time in it like every other
      const draft: Draft = { ...EMPTY, ...given, id: uuid7(now), changed_at: now };
      await saveDraft(evidence(), draft);
      return draft;
    },
    load: async (id) => (await loadDraft(evidence(), id)) ?? null,
    save: (draft) => saveDraft(evidence(), draft),
    discard: (id) => discardDraft(evidence(), id),
  };
}

const EMPTY: Omit<Draft, 'id' | 'changed_at'> = {
  enterprise: null,
  premises: null,
  code: null,
  how: 'search',
  category: null,
  matters: [],
  exemption: null,
  started_at: null,
  afterwards: null,
  colleagues: [],
  joint: null,
  plan_item: null,
  filing: null,
};
