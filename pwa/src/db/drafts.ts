/** Keeps drafts, forms half filled in. They are the officer's, and nobody's evidence. */
import type { Draft } from '@/ports';
import type { EvidenceDb } from './evidence';

/** Nobody works on more doors at once; what is older was given up. */
const MAX_DRAFTS = 20;

/** A visit that nobody has registered in a month is not registered from its form any more; what was typed is about people. */
const MAX_DRAFT_AGE_MS = 30 * 24 * 3600 * 1000;

export function loadDraft(evidence: EvidenceDb, id: string): Promise<Draft | undefined> {
  return evidence.run((db) => db.get('drafts', id));
}

export function saveDraft(evidence: EvidenceDb, draft: Draft): Promise<void> {
  return evidence.write(['drafts'], async (tx) => {
    const drafts = tx.objectStore('drafts');
    // a form of a page is reactive: what is kept is what it says
    await drafts.put(JSON.parse(JSON.stringify(draft)) as Draft);
    const others = (await drafts.getAll()).filter(({ id }) => id !== draft.id);
    const old = givenUp(others, draft.changed_at, MAX_DRAFTS - 1);
    await Promise.all(old.map(({ id }) => drafts.delete(id)));
  });
}

export function discardDraft(evidence: EvidenceDb, id: string): Promise<void> {
  return evidence.write(['drafts'], (tx) => tx.objectStore('drafts').delete(id));
}

/** Lists the forms that were begun and are not sealed, the latest first, and forgets the others that are over. */
export async function unfinishedDrafts(evidence: EvidenceDb, now: number): Promise<Draft[]> {
  const all = await evidence.run((db) => db.getAll('drafts'));
  const sealed = await Promise.all(all.map(({ id }) => evidence.event(id)));
  const over = new Set([
    ...all.filter((_, at) => sealed[at] !== undefined),
    ...givenUp(all, now, MAX_DRAFTS),
  ]);
  for (const { id } of over) await discardDraft(evidence, id);
  return all.filter((draft) => !over.has(draft) && isBegun(draft)).sort(latestFirst);
}

/** When the form was opened: its id has the time in it (UUIDv7). */
export function openedAt({ id }: Draft): number {
  return Number.parseInt(id.replace('-', '').slice(0, 12), 16);
}

/** Whether something was done at the form. Looking at an enterprise opens one, which is no work that waits. */
function isBegun(draft: Draft): boolean {
  return draft.code !== null || draft.joint !== null || draft.changed_at > openedAt(draft);
}

/** Finds those that are too old, and beyond `limit` those at which nothing was done before any that was begun. */
function givenUp(drafts: Draft[], now: number, limit: number): Draft[] {
  const young = drafts.filter(({ changed_at }) => now - changed_at <= MAX_DRAFT_AGE_MS);
  const kept = young
    .sort((a, b) => Number(isBegun(b)) - Number(isBegun(a)) || latestFirst(a, b))
    .slice(0, limit);
  return drafts.filter((draft) => !kept.includes(draft));
}

function latestFirst(a: Draft, b: Draft): number {
  return b.changed_at - a.changed_at;
}
