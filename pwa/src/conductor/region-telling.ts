/** Tells the region what it judges by, all at once: what was pulled, the packs that are signed, what was sealed here. */
import type { DeviceDb } from '@/db/device';
import type { LocalEvent } from '@/db/local-events';
import type { PackSignatures } from '@/pulling/pack-signatures';
import { pulledState } from '@/pulling/pull';
import type { RegionRemote } from '@/rules';
import type { Board } from '@/session-view/board';
import { DeskAnswers } from '@/session-view/desk-answers';
import { FactsForRules } from '@/session-view/facts-for-rules';
import type { Officer } from '@/session-view/officers';

export interface TellingParts {
  device: DeviceDb;
  region: RegionRemote;
  board: Board;
  packSignatures: PackSignatures;
}

/** What came of it. */
export interface Told {
  cursor: string | null;
  /** A desk accepted a record: its receipt is there to be fetched. */
  accepted: boolean;
}

export class RegionTelling {
  private readonly deskAnswers: DeskAnswers;
  private readonly own: FactsForRules;

  constructor(private readonly parts: TellingParts) {
    this.deskAnswers = new DeskAnswers(parts.region, parts.board);
    this.own = new FactsForRules(parts.region);
  }

  /** `unsent`: all that the server has not confirmed, as it is read just now. */
  async tell({ id, evidence }: Officer, unsent: Promise<LocalEvent[]>): Promise<Told> {
    const { device, region, board, packSignatures } = this.parts;
    const pulled = await pulledState(device, id);
    const { as_of, current, cursor } = pulled;
    // while the disk is read for the one, the worker is at the other
    const shown = region.show(current);
    try {
      const packs = shown.then(() => packSignatures.tell(region));
      const own = unsent.then((mine) => this.own.read(evidence, mine, as_of));
      const [, , packRefused, events] = await Promise.all([unsent, shown, packs, own]);
      board.set({ packRefused });
      const [accepted] = await Promise.all([
        this.deskAnswers.takeUp(evidence, current),
        this.own.tell(events),
      ]);
      return { cursor, accepted };
    } finally {
      await shown.catch(() => undefined);
      // said last: pages judge anew when the data are of another time
      board.setPulled(pulled);
    }
  }

  forget(): Promise<void> {
    return this.own.forget();
  }
}
