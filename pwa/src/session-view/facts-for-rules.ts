/** Turns this phone's sealed records into visit facts for the rules, until a pull brings them back. */
import { clock, instant } from '@/clock';
import type { EvidenceDb, SealedEvent } from '@/db/evidence';
import { bySealing, eventsSentSince, type LocalEvent } from '@/db/local-events';
import type { RegionRemote } from '@/rules';
import { NOTHING_OWN, type FactChange, type OwnFacts, type VisitFact } from '@/rules/visit-facts';
import { groundOf } from '@/sealing/amendment';
import { RECORD_TYPES } from '@/sealing/record-types';
import { sealedPayload } from '@/sealing/sealed-payload';
import type { RecordType, SealedRecord, Statement } from '@/wire';
import { codeName } from './sealed-view';

type Registration = Extract<SealedRecord, { type: 'registration' }>;
type Region = Pick<RegionRemote, 'readCode' | 'setOwn'>;

/** Gives the rules the facts of this phone's records; while a queue drains they stay the same, and are not given again. */
export class FactsForRules {
  private told: string | null = null;

  constructor(private readonly region: Region) {}

  /** `unsent`: all that the server had not confirmed when it was read. What it has confirmed since is there once. */
  async read(
    evidence: EvidenceDb,
    unsent: LocalEvent[],
    asOf: number | null,
  ): Promise<SealedEvent[]> {
    const waiting = unsent.filter(({ row }) => row?.state !== 'set_aside');
    const recent = await eventsSentSince(evidence, asOf ?? 0);
    const sent = new Set(recent.map(({ id }) => id));
    const others = waiting.filter(({ event }) => !sent.has(event.id));
    return [...recent, ...others.map(({ event }) => event)].sort(bySealing);
  }

  async tell(events: SealedEvent[]): Promise<void> {
    const name = events.map(({ id }) => id).join();
    if (this.told === name) return;
    const { own, whole } = await ownFacts(events, (text) => codeName(this.region, text));
    await this.region.setOwn(own);
    this.told = whole ? name : null;
  }

  async forget(): Promise<void> {
    this.told = null;
    await this.region.setOwn(NOTHING_OWN);
  }
}

/** `codeOf` gives the `code:…` name of a text that was scanned, or null where the rules did not load: not `whole` then. */
async function ownFacts(
  events: SealedEvent[],
  codeOf: (text: string) => Promise<string | null>,
): Promise<{ own: OwnFacts; whole: boolean }> {
  const own: OwnFacts = { visits: [], changes: {} };
  let whole = true;
  for (const event of events) {
    const payload = sealedPayload(event);
    if (payload.type === 'registration') {
      const { body } = payload;
      const enterprise = body.enterprise ?? (body.code && (await codeOf(body.code.text)));
      if (body.code && !enterprise) whole = false;
      if (enterprise) own.visits.push(fact(payload, enterprise));
    } else if (payload.type !== null) {
      for (const [id, change] of changesBy(payload)) {
        own.changes[id] = { ...own.changes[id], ...change };
      }
    }
  }
  return { own, whole };
}

function fact({ id, wall, body }: Registration, enterprise: string): VisitFact {
  return {
    id,
    enterprise,
    premises: body.premises ?? null,
    organ: body.organ,
    level: body.level,
    at: instant(wall) ?? clock.now(),
    started_at: instant(body.started_at ?? null),
    category: body.category,
    matters: body.matters,
    joint: body.joint ?? null,
    void: false,
    ...groundOf(body.exemption ?? null),
  };
}

function changesBy<Type extends RecordType>({
  type,
  body,
}: Statement<Type>): [string, FactChange][] {
  return RECORD_TYPES[type].changes(body);
}
