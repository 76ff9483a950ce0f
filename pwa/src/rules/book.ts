/**
 * Feeds the engine with what it judges by. An enterprise's visits go in when it is first judged: a region has twenty times as
 * many enterprises as one officer's list, and opening the app must not wait for them.
 */
import type { PulledStore } from '@/db/pulled-store';
import type { Table } from '@/db/table';
import { FILING_COLUMNS, PLAN_ITEM_COLUMNS } from '@/generated/layout';
import type { Engine, Rules } from './engine';
import type { History } from './history';
import { newestOf, type KeptPack } from './packs';

export class Book {
  /** Packs by the number that the engine gives them. */
  readonly packs: KeptPack[];
  readonly engine: Engine;
  /** Judges what was scanned and is no enterprise yet: plan and filings are not known to it. */
  readonly unresolved: Engine;
  private readonly fed = new Map<string, string[]>();
  private announced = -1;

  constructor(
    rules: Rules,
    private readonly store: PulledStore,
    private readonly history: History,
    signed: KeptPack[],
  ) {
    this.packs = newestOf(signed, (json) => rules.check_pack(json));
    const files = this.packs.map((pack) => pack.json);
    this.engine = new rules.Engine(files);
    this.unresolved = new rules.Engine(files);
  }

  /** The engine for these enterprises, with all that is known of them. */
  about(enterprises: Iterable<string>, resolved = true): Engine {
    const engine = resolved ? this.engine : this.unresolved;
    if (resolved) this.feedAnnounced();
    const rows: unknown[][] = [];
    for (const enterprise of enterprises) {
      if (this.fed.has(enterprise)) continue;
      const visits = this.history.rowsAt(enterprise);
      this.fed.set(
        enterprise,
        visits.map(([id]) => id as string),
      );
      rows.push(...visits);
    }
    if (rows.length > 0) engine.take_visits(JSON.stringify(rows));
    return engine;
  }

  /** Visits at these enterprises may be others now: they are fed anew when they are judged next. */
  forget(enterprises: Iterable<string>): void {
    for (const enterprise of enterprises) {
      const ids = this.fed.get(enterprise);
      if (!ids) continue;
      this.engine.drop_visits(ids);
      this.unresolved.drop_visits(ids);
      this.fed.delete(enterprise);
    }
  }

  forgetAll(): void {
    this.forget([...this.fed.keys()]);
  }

  free(): void {
    this.engine.free();
    this.unresolved.free();
  }

  private feedAnnounced(): void {
    const plan = this.store.table('plan_item');
    const filings = this.store.table('filing');
    // rows are only ever added or buried, so the two numbers change whenever the rows do
    const now = plan.changes + filings.changes;
    if (now === this.announced) return;
    this.engine.set_plan(rowsOf(plan, PLAN_ITEM_COLUMNS));
    this.engine.set_filings(rowsOf(filings, FILING_COLUMNS));
    this.announced = now;
  }
}

function rowsOf(table: Table, columns: readonly string[]): string {
  const rows: unknown[][] = [];
  for (const row of table.rows()) rows.push(table.values(row, columns));
  return JSON.stringify(rows);
}
