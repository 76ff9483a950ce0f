/**
 * Finds the rows of enterprises. What was there when the index was made is kept on the phone beside the rows; what came since
 * is indexed here, and rows that died are passed over. So opening the app, or a pull, costs no new index of a whole city.
 */
import type { PulledStore } from '@/db/pulled-store';
import type { Table } from '@/db/table';
import { find, Part, withFingerprint, type Numbered } from '@/search';

const SEARCHED = ['name', 'initials', 'credit_code', 'codes'];
type Searched = [string | null, string | null, string | null, string[][] | null];

/** So many rows are indexed again with each pull rather than all that is kept; of a large index an eighth of it. */
const MIN_ROWS_KEPT = 5_000;
const KEPT_TO_RECENT = 8;

/** Rows from the end of the part before it up to `end`. */
interface Indexed {
  end: number;
  part: Part;
}

const NOTHING: Indexed = { end: 0, part: Part.of([]) };

export class EnterpriseIndex {
  private kept = NOTHING;
  private recent = NOTHING;
  private loading: Promise<void> | null = null;

  /** As it was when this was begun: where rows are numbered anew, another index is. */
  readonly table: Table;

  constructor(
    private readonly store: PulledStore,
    private readonly rowsKept = MIN_ROWS_KEPT,
  ) {
    this.table = store.table('enterprise');
  }

  /** Numbers of the living rows that the text finds, best first, at most `limit`. */
  async find(text: string, limit: number): Promise<number[]> {
    return find(await this.parts(), this.lives, text, limit);
  }

  /** Numbers of the living rows that a code leads to, by its fingerprint in hex. */
  async withFingerprint(fingerprint: string): Promise<number[]> {
    return withFingerprint(await this.parts(), this.lives, fingerprint);
  }

  private readonly lives = (row: number) => this.table.lives(row);

  private async parts(): Promise<Part[]> {
    await this.load();
    this.catchUp();
    return [this.kept.part, this.recent.part];
  }

  /** Makes it ready, and keeps it where more came than is worth indexing again each time. */
  async warm(): Promise<void> {
    await this.parts();
    const most = Math.max(this.rowsKept, this.kept.part.size / KEPT_TO_RECENT);
    if (this.recent.part.size <= most && this.kept.end > 0) return;
    const { end } = this.recent;
    if (end === 0 || this.table !== this.store.table('enterprise')) return;
    this.kept = { end, part: this.kept.end === 0 ? this.recent.part : this.indexed(0, end) };
    this.recent = { end, part: NOTHING.part };
    // a phone without room makes it anew each time
    await this.store.keepIndex(end, this.kept.part.kept).catch(() => undefined);
  }

  private load(): Promise<void> {
    this.loading ??= this.read().catch(() => undefined); // it is made anew
    return this.loading;
  }

  /** Takes what is kept, where it is of these rows. */
  private async read(): Promise<void> {
    const kept = await this.store.index();
    const part = kept && Part.from(kept.part);
    if (!part || kept.end > this.table.end) return;
    this.kept = { end: kept.end, part };
    this.recent = { end: kept.end, part: NOTHING.part };
  }

  private catchUp(): void {
    const { end } = this.table;
    if (end !== this.recent.end) this.recent = { end, part: this.indexed(this.kept.end, end) };
  }

  private indexed(from: number, end: number): Part {
    return Part.of(this.rows(from, end));
  }

  private *rows(from: number, end: number): Generator<Numbered> {
    const { table } = this;
    for (let number = from; number < end; number++) {
      if (!table.lives(number)) continue;
      const values = table.values(number, SEARCHED) as Searched;
      const [name, initials, credit_code, codes] = values;
      const fingerprints = (codes ?? []).map(([fingerprint]) => fingerprint).join(' ');
      yield {
        number,
        name: name ?? '',
        initials: initials ?? '',
        credit_code: credit_code ?? null,
        fingerprints,
      };
    }
  }
}
