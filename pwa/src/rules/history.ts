/**
 * Finds all visits that the phone knows of: pulled ones, those sealed here that did not come back yet, and changes to
 * both.
 */
import type { PulledStore } from '@/db/pulled-store';
import type { Table } from '@/db/table';
import { ValueIndex } from '@/db/value-index';
import { VISIT_COLUMNS } from '@/generated/layout';
import { NOTHING_OWN, type OwnFacts, type VisitFact } from './visit-facts';

const GIST = ['organ', 'void', 'category', 'matters', 'at', 'started_at'] as const;

/** What tells whether a visit did what was announced. */
export type Gist = Pick<VisitFact, (typeof GIST)[number]>;

export class History {
  private readonly table: Table;
  private readonly byEnterprise: ValueIndex;
  private own: OwnFacts = NOTHING_OWN;
  /** Enterprises of which more is known than what was pulled. */
  private touched = new Set<string>();

  constructor(store: PulledStore) {
    this.table = store.table('visit');
    this.byEnterprise = new ValueIndex(this.table, 'enterprise');
  }

  /** Returns the enterprises whose visits may be others now. */
  setOwn(own: OwnFacts): Set<string> {
    const before = this.touched;
    this.own = own;
    this.touched = new Set(this.enterprisesOf(own));
    return new Set([...before, ...this.touched]);
  }

  /** Every visit at the enterprise, withdrawn ones too. */
  at(enterprise: string): VisitFact[] {
    const pulled = this.byEnterprise.rows(enterprise).map((row) => this.fact(row));
    const mine = this.own.visits.filter(
      (visit) => visit.enterprise === enterprise && this.table.row(visit.id) === undefined,
    );
    return [...pulled, ...mine].map((visit) => ({ ...visit, ...this.own.changes[visit.id] }));
  }

  /** Those visits at the enterprise that fit. A list asks for thousands of enterprises: only what fits is read whole. */
  fittingAt(enterprise: string, fits: (visit: Gist) => boolean): VisitFact[] {
    if (this.touched.has(enterprise)) return this.at(enterprise).filter(fits);
    const rows = this.byEnterprise.rows(enterprise);
    return rows.filter((row) => fits(this.gist(row))).map((row) => this.fact(row));
  }

  /** Whether the officer sealed the visit on this phone, of late. */
  isOwn(id: string): boolean {
    return this.own.visits.some((visit) => visit.id === id);
  }

  /** What the officer sealed on this phone, of late. */
  get sealedHere(): VisitFact[] {
    return this.own.visits;
  }

  /** The same as rows for the engine: id first, then as `VISIT_COLUMNS`. */
  rowsAt(enterprise: string): unknown[][] {
    if (!this.touched.has(enterprise)) {
      const rows = this.byEnterprise.rows(enterprise);
      return rows.map((row) => this.table.values(row, VISIT_COLUMNS));
    }
    return this.at(enterprise).map((visit) => VISIT_COLUMNS.map((column) => visit[column]));
  }

  /** Enterprises that have rows from number `row` on, in the order of the table. */
  enterprisesSince(row: number): Set<string> {
    const found = new Set<string>();
    for (let at = row; at < this.table.end; at++) found.add(this.table.at(at, 'enterprise'));
    return found;
  }

  get end(): number {
    return this.table.end;
  }

  private gist(row: number): Gist {
    const [organ, isVoid, category, matters, at, started_at] = this.table.values(row, GIST);
    return { organ, void: isVoid, category, matters, at, started_at } as Gist;
  }

  private fact(row: number): VisitFact {
    const values = this.table.values(row, VISIT_COLUMNS);
    return Object.fromEntries(VISIT_COLUMNS.map((column, at) => [column, values[at]])) as never;
  }

  private enterprisesOf(own: OwnFacts): string[] {
    const changed = Object.keys(own.changes).flatMap(
      (id) => this.table.get<string>(id, 'enterprise') ?? [],
    );
    return [...own.visits.map((visit) => visit.enterprise), ...changed];
  }
}
