/**
 * Takes up what the desk decided about held and quarantined records: it is shown, and an accepted one is offered once
 * more.
 */
import type { EvidenceDb } from '@/db/evidence';
import { offerOnceMore } from '@/db/outbox';
import type { RegionRemote } from '@/rules';
import type { Board } from './board';

export class DeskAnswers {
  /**
   * Hashes that were offered again since the app was opened, with the fill that told of the decision: a server that still
   * keeps it aside is not asked for ever, and one that was restored, which begins another fill, may have got it anew.
   */
  private readonly offered = new Set<string>();

  constructor(
    private readonly region: Pick<RegionRemote, 'deskAnswers'>,
    private readonly board: Board,
  ) {}

  /** Reads the desk's answers, of this fill. True: something was accepted, and its receipt is there to be fetched. */
  async takeUp(evidence: EvidenceDb, fill: string | null): Promise<boolean> {
    const answers = new Map(await this.region.deskAnswers());
    this.board.setDeskAnswers(answers);
    const offer = (hash: string): string => `${fill} ${hash}`;
    const accepted = (this.board.unsent.value ?? []).filter(({ event, row }) => {
      const said = answers.get(event.hash)?.state === 'accepted';
      return said && row?.state === 'set_aside' && !this.offered.has(offer(event.hash));
    });
    if (accepted.length === 0) return false;
    accepted.forEach(({ event }) => this.offered.add(offer(event.hash)));
    await offerOnceMore(evidence, accepted);
    return true;
  }
}
