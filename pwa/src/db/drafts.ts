/** Keeps drafts, forms half filled in. They are the officer's, and nobody's evidence. */
import type { Draft } from '@/ports';
import type { EvidenceDb } from './evidence';

/** Nobody works on more doors at once; what is older was given up. */
const MAX_DRAFTS = 20;

export function loadDraft(evidence: EvidenceDb, id: string): Promise<Draft | undefined> {
  return evidence.run((db) => db.get('drafts', id));
}

export function saveDraft(evidence: EvidenceDb, draft: Draft): Promise<void> {
  return evidence.write(['drafts'], async (tx) => {
    const drafts = tx.objectStore('drafts');
    // a form of a page is reactive: what is kept is what it says
    await drafts.put(JSON.parse(JSON.stringify(draft)) as Draft);
    const all = await drafts.getAll();
    const old = all.sort((a, b) => b.changed_at - a.changed_at).slice(MAX_DRAFTS);
    await Promise.all(old.map(({ id }) => drafts.delete(id)));
  });
}

export function discardDraft(evidence: EvidenceDb, id: string): Promise<void> {
  return evidence.write(['drafts'], (tx) => tx.objectStore('drafts').delete(id));
}
