/** Forms half filled in, in memory. */
import type * as P from '@/ports';
import { enterprises, NOW } from './data';

export const BLANK: P.Draft = {
  id: 'draft',
  enterprise: null,
  premises: null,
  code: null,
  how: 'camera',
  category: 'routine',
  matters: [],
  exemption: null,
  started_at: null,
  afterwards: null,
  colleagues: [],
  joint: null,
  plan_item: null,
  filing: null,
  changed_at: NOW,
};
export const KEPT: Partial<P.Draft> = {
  id: 'kept',
  enterprise: enterprises[0]?.id ?? null,
  premises: 'premises-0',
  code: 'https://ruqi.example/c/7H2K9QWXM4TBVNEC',
  matters: ['SPJD-01'],
  colleagues: ['p2'],
};

/** Two that were begun and not sealed: at a door, and before going to an enterprise. */
const UNFINISHED: P.DraftView[] = [
  {
    id: 'kept',
    opened_at: '2026-03-04T08:40:00+08:00',
    enterprise: enterprises[0] ?? null,
    at: 'form',
  },
  {
    id: 'draft-before',
    opened_at: '2026-03-02T16:05:00+08:00',
    enterprise: enterprises[1] ?? null,
    at: 'enterprise',
  },
  { id: 'draft-code', opened_at: '2026-03-01T10:15:00+08:00', enterprise: null, at: 'scanner' },
];

export function fakeDrafts(
  drafts: Map<string, P.Draft>,
  when: <T>(full: T, empty: T) => Promise<T>,
): P.DraftsPort {
  const gone = new Set<string>();
  return {
    create: async (given) => {
      const draft = { ...BLANK, category: null, id: `draft-${drafts.size + 1}`, ...given };
      drafts.set(draft.id, draft);
      return draft;
    },
    load: async (id) => drafts.get(id) ?? (id === 'kept' ? { ...BLANK, ...KEPT } : null),
    save: async (draft) => void drafts.set(draft.id, structuredClone(draft)),
    discard: async (id) => {
      drafts.delete(id);
      gone.add(id);
    },
    unfinished: () =>
      when(
        UNFINISHED.filter(({ id }) => !gone.has(id)),
        [],
      ),
  };
}
