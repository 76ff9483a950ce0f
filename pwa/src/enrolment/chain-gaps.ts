/**
 * Lists the chains in which records are held because one before them does not come. Whether that one is lost with the
 * storage that had it only the officer knows: it may wait on another phone, or in another browser. So it is asked, never guessed.
 */
import { clock, rfc3339 } from '@/clock';
import type { EvidenceDb } from '@/db/evidence';
import { countBefore, type LocalEvent } from '@/db/local-events';
import type { GapView } from '@/ports';
import { payloadOf } from '@/sealing/jws';
import type { WaitingChain } from '@/wire';

/** Lists chains in which something waits for what this phone does not have. `unsent`: what the officer has here. */
export async function listGaps(evidence: EvidenceDb, unsent: LocalEvent[]): Promise<GapView[]> {
  const chains = await evidence.chains();
  const gaps: GapView[] = [];
  for (const { kid, certificate } of chains) {
    const own = unsent.filter(({ event }) => event.kid === kid);
    const held = own.filter(({ row }) => row?.state === 'held').map(({ event }) => event.seq);
    if (held.length === 0 || !(await isMissing(evidence, kid, Math.min(...held), own))) continue;
    const since = certificate && payloadOf<{ since?: string }>(certificate).since;
    gaps.push({ kid, here: true, records: held.length, since: since || rfc3339(clock.now()) });
  }
  const here = new Set(chains.map(({ kid }) => kid));
  const now = clock.now();
  const others = (await waiting(evidence)).filter(({ kid, until }) => {
    return !here.has(kid) && Date.parse(until) > now;
  });
  return [
    ...gaps,
    ...others.map(({ kid, records, since }) => ({ kid, records, since, here: false })),
  ];
}

/** Whether this phone lacks one before the first of them. What it has is offered first, and the gap may close. */
async function isMissing(
  evidence: EvidenceDb,
  kid: string,
  first: number,
  own: LocalEvent[],
): Promise<boolean> {
  if (own.some(({ event, row }) => row?.state === 'waiting' && event.seq < first)) return false;
  const here = await countBefore(evidence, kid, first);
  return here < first - 1;
}

async function waiting(evidence: EvidenceDb): Promise<WaitingChain[]> {
  return JSON.parse((await evidence.get('waiting')) ?? '[]') as WaitingChain[];
}
