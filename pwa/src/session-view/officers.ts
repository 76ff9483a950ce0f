/** The officer who is signed in on this phone: for whom they act, and where their evidence is. */
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

/** The officers of this phone; one handle for each one's evidence, whoever asks. */
export class Officers {
  private readonly opened = new Map<string, EvidenceDb>();

  evidenceOf(officer: string): EvidenceDb {
    let evidence = this.opened.get(officer);
    if (!evidence) this.opened.set(officer, (evidence = new EvidenceDb(officer)));
    return evidence;
  }

  /** Records of others on this phone that still have to be sent. Only counted: whose they are alone reads them. */
  async othersWaiting(device: DeviceDb, self?: string): Promise<number> {
    const ids = ((await device.get('officers')) ?? []).filter((id) => id !== self);
    const counts = ids.map((id) => waitingCount(this.evidenceOf(id)).catch(() => 0));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  }

  /** Null for everyone who registers nothing. */
  signedIn(person: Person | null): Officer | null {
    const grant = person?.roles.find(({ role }) => role === 'officer');
    if (!person || grant?.role !== 'officer') return null;
    const { organ, level, region } = grant;
    return { id: person.id, organ, level, region, evidence: this.evidenceOf(person.id) };
  }
}
