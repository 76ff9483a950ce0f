/** Forms half filled in. They are the officer's, and nobody's evidence. */
import type { Draft } from '@/ports';
import type { EvidenceDb } from './evidence';

/** Nobody works on more doors at once; what is older was given up. */
const MOST = 20;

export function loadDraft(evidence: EvidenceDb, id: string): Promise<Draft | undefined> {
  return evidence.run((db) => db.get('drafts', id));
}

export function saveDraft(evidence: EvidenceDb, draft: Draft): Promise<void> {
  return evidence.run(async (db) => {
    const tx = db.transaction('drafts', 'readwrite');
    // a form of a page is reactive: what is kept is what it says
    await tx.store.put(JSON.parse(JSON.stringify(draft)) as Draft);
    const all = await tx.store.getAll();
    const old = all.sort((a, b) => b.changed_at - a.changed_at).slice(MOST);
    await Promise.all([...old.map(({ id }) => tx.store.delete(id)), tx.done]);
  });
}

export function discardDraft(evidence: EvidenceDb, id: string): Promise<void> {
  return evidence.run((db) => db.delete('drafts', id));
}
