/** What the desk said of records that were held or set aside: shown, and an accepted one is offered once more. */
import type { EvidenceDb } from '@/db/evidence';
import { offerOnceMore } from '@/db/outbox';
import type { RegionRemote } from '@/rules';
import type { Board } from './board';

export class Asides {
  /** Hashes that were offered again since the app was opened: a server that still keeps one aside is not asked for ever. */
  private readonly offered = new Set<string>();

  constructor(
    private readonly region: Pick<RegionRemote, 'asides'>,
    private readonly board: Board,
  ) {}

  /** Reads the desk's answers. True: something was accepted, and its receipt is there to be fetched. */
  async takeUp(evidence: EvidenceDb): Promise<boolean> {
    const answers = new Map(await this.region.asides());
    this.board.setAsides(answers);
    const accepted = (this.board.unsent.value ?? []).filter(({ event, row }) => {
      const said = answers.get(event.hash)?.state === 'accepted';
      return said && row?.state === 'set_aside' && !this.offered.has(event.hash);
    });
    if (accepted.length === 0) return false;
    accepted.forEach(({ event }) => this.offered.add(event.hash));
    await offerOnceMore(evidence, accepted);
    return true;
  }
}
