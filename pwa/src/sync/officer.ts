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

const opened = new Map<string, EvidenceDb>();

/** One handle for each officer, whoever asks. */
export function evidenceOf(officer: string): EvidenceDb {
  let evidence = opened.get(officer);
  if (!evidence) opened.set(officer, (evidence = new EvidenceDb(officer)));
  return evidence;
}

/** Null for everyone who registers nothing. */
export function officerOf(person: Person | null): Officer | null {
  const role = person?.roles.find((held) => held.role === 'officer');
  if (!person || role?.role !== 'officer') return null;
  const { organ, level, region } = role;
  return { id: person.id, organ, level, region, evidence: evidenceOf(person.id) };
}
