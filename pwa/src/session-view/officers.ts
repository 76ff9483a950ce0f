/** Knows the officers of this phone: for whom the signed-in one acts, and where each one's evidence is. */
import type { DeviceDb } from '@/db/device';
import { EvidenceDb } from '@/db/evidence';
import { waitingCount } from '@/db/outbox';
import type { Person } from '@/ports';

export interface Officer {
  id: string;
  organ: string;
  level: string;
  region: string;
  evidence: EvidenceDb;
}

/** There is one handle for each officer's evidence, whoever asks. */
export class Officers {
  private readonly opened = new Map<string, EvidenceDb>();

  evidenceOf(officer: string): EvidenceDb {
    let evidence = this.opened.get(officer);
    if (!evidence) this.opened.set(officer, (evidence = new EvidenceDb(officer)));
    return evidence;
  }

  /** Counts the records of others on this phone that still have to be sent. Only whose they are reads them. */
  async othersWaiting(device: DeviceDb, self?: string): Promise<number> {
    const ids = ((await device.get('officers')) ?? []).filter((id) => id !== self);
    const counts = ids.map((id) => waitingCount(this.evidenceOf(id)).catch(() => 0));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  }

  /** Names who is signed in, and for which organ: another name is another region. */
  actsFor(person: Person | null): string {
    const officer = this.signedIn(person);
    return `${person?.id} ${officer?.organ} ${officer?.level} ${officer?.region}`;
  }

  /** Finds the officer in whoever is signed in; null for everyone who registers nothing. */
  signedIn(person: Person | null): Officer | null {
    const grant = person?.roles.find(({ role }) => role === 'officer');
    if (!person || grant?.role !== 'officer') return null;
    const { organ, level, region } = grant;
    return { id: person.id, organ, level, region, evidence: this.evidenceOf(person.id) };
  }
}
