/** The officer who is signed in on this phone: for whom they act, and where their evidence is. */
import { EvidenceDb } from '@/db/evidence';
import type { Person } from '@/ports';

export interface Officer {
  id: string;
  organ: string;
  level: string;
  region: string;
  evidence: EvidenceDb;
}

/** The officers of this phone; one handle for each one's evidence, whoever asks. */
export class Officers {
  private readonly opened = new Map<string, EvidenceDb>();

  evidenceOf(officer: string): EvidenceDb {
    let evidence = this.opened.get(officer);
    if (!evidence) this.opened.set(officer, (evidence = new EvidenceDb(officer)));
    return evidence;
  }

  /** Null for everyone who registers nothing. */
  signedIn(person: Person | null): Officer | null {
    const role = person?.roles.find((held) => held.role === 'officer');
    if (!person || role?.role !== 'officer') return null;
    const { organ, level, region } = role;
    return { id: person.id, organ, level, region, evidence: this.evidenceOf(person.id) };
  }
}
