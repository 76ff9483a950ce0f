/** Keeps drafts, forms half filled in, for the port of that name. */
import { clock, rfc3339 } from '@/clock';
import { discardDraft, loadDraft, openedAt, saveDraft, unfinishedDrafts } from '@/db/drafts';
import type { Draft, DraftsPort, DraftView } from '@/ports';
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
      // a form is opened for whoever is looked at or scanned; nobody waits for it
      if (draft.enterprise !== null)
        void phone.device.noteOpened(phone.officer().id, draft.enterprise).catch(() => undefined);
      return draft;
    },
    load: async (id) => (await loadDraft(evidence(), id)) ?? null,
    save: (draft) => saveDraft(evidence(), { ...draft, changed_at: clock.now() }),
    unfinished: () => unfinished(phone),
    discard: (id) => discardDraft(evidence(), id),
  };
}

async function unfinished(phone: Phone): Promise<DraftView[]> {
  const drafts = await unfinishedDrafts(phone.officer().evidence, clock.now());
  const ids = drafts.map(({ enterprise }) => enterprise ?? '');
  const names = await phone.region.enterpriseNames(ids).catch(() => []);
  return drafts.map((draft, at) => {
    const { id, enterprise } = draft;
    const opened_at = rfc3339(openedAt(draft));
    const of = enterprise === null ? null : { id: enterprise, name: names[at] ?? enterprise };
    return { id, opened_at, enterprise: of, at: whereItWas(draft) };
  });
}

function whereItWas({ code, how, enterprise }: Draft): DraftView['at'] {
  if (code !== null || how !== 'camera') return 'form';
  return enterprise === null ? 'scanner' : 'enterprise';
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
