/**
 * Finds records of the own organ by enterprise, month, state and officer: those that were pulled, read once and kept in their
 * order, and with them those of this phone that have not come back.
 */
import { civilDate } from '@/clock';
import { Failure } from '@/failure';
import type { PulledStore } from '@/db/pulled-store';
import { VERDICT_WORDS } from '@/generated/layout';
import type { RecordLine, RecordsAsked, RecordsFound, RecordState, VerdictWord } from '@/ports';
import { SearchIndex, type Searchable } from '@/search';
import type { RegistrationView } from '@/wire';
import type { Directory } from './directory';
import { registrationsIn } from './registrations';

/** What the phone itself adds to what was pulled. */
export interface LedgerAsked extends RecordsAsked {
  /** The officer at the screen. */
  officer: string;
  /** Records that were sealed here. */
  here: RecordLine[];
  /** Registrations that a record sealed here says do not stand, by id. */
  undone: Record<string, RecordLine['state']>;
}

interface Entry {
  line: RecordLine;
  at: number;
  month: string;
}

export class Ledger {
  private entries: Entry[] = [];
  private read = -1;
  private index: SearchIndex | null = null;
  private indexed = -1;

  /** `known` null: nothing was pulled, or it cannot be asked. */
  constructor(private readonly known: { store: PulledStore; directory: Directory } | null) {}

  find(asked: LedgerAsked, limit: number): RecordsFound {
    this.refresh();
    const pulled = this.known?.store.table('registration');
    const here = asked.here.filter(({ id }) => pulled?.row(id) === undefined).map(entryOf);
    const all = [...here, ...this.entries].sort((a, b) => b.at - a.at);
    const sought = this.sought(asked.text, here);
    const found: RecordLine[] = [];
    for (const { line: one, month } of all) {
      const state = asked.undone[one.id];
      const line = state && one.state === 'stands' ? { ...one, state } : one;
      if (asked.month !== null && asked.month !== month) continue;
      if (asked.mine && !line.officers.some(({ id }) => id === asked.officer)) continue;
      if (asked.state !== null && !isIn(line, asked.state)) continue;
      if (sought !== null && !sought.has(line.enterprise?.id ?? '')) continue;
      found.push(line);
    }
    const months = [...new Set(all.map(({ month }) => month))];
    return { lines: found.slice(0, limit), total: found.length, months };
  }

  /** The enterprises that the text finds; null: it is none, and asks for nothing. */
  private sought(text: string, here: Entry[]): Set<string> | null {
    if (text.trim() === '') return null;
    this.index ??= new SearchIndex(this.searchable(this.entries));
    const others = new SearchIndex(this.searchable(here));
    return new Set([this.index, others].flatMap((index) => index.find(text, Infinity)));
  }

  /** One that left the region is found by the name in its record. */
  private *searchable(entries: Entry[]): Generator<Searchable> {
    const seen = new Set<string>();
    for (const { line } of entries) {
      if (line.enterprise === null || seen.has(line.enterprise.id)) continue;
      const { id, name } = line.enterprise;
      seen.add(id);
      yield this.known?.directory.searchable(id) ?? { id, name, initials: '', credit_code: null };
    }
  }

  private refresh(): void {
    if (!this.known) return;
    const table = this.known.store.table('registration');
    const enterprises = this.known.store.table('enterprise').changes;
    if (table.changes !== this.read) {
      this.entries = registrationsIn(this.known.store).map((one) => entryOf(lineOf(one)));
      this.read = table.changes;
    } else if (enterprises === this.indexed) return;
    this.index = null;
    this.indexed = enterprises;
  }
}

function entryOf(line: RecordLine): Entry {
  const at = Date.parse(line.at);
  return { line, at, month: civilDate(at).slice(0, 7) };
}

function lineOf(one: RegistrationView): RecordLine {
  return {
    id: one.id,
    type: 'registration',
    at: one.started_at ?? one.at,
    enterprise: one.enterprise ? { id: one.enterprise, name: one.enterprise_name ?? '' } : null,
    officers: one.officers.map(({ id, name }) => ({ id, name })),
    verdict: verdictWordIn(one.verdict),
    state: one.state,
    send: 'sent',
  };
}

/** The wire leaves the rules' output open. */
function verdictWordIn(output: unknown): VerdictWord | null {
  if (output === null || output === undefined) return null;
  const said = (output as { verdict?: unknown }).verdict;
  const word = VERDICT_WORDS.find((known) => known === said);
  if (word === undefined) throw new Failure('server', 'not what the rules say');
  return word;
}

/** A record may be in several: an averted visit waits, too, until it is sent. */
function isIn(line: RecordLine, state: RecordState): boolean {
  switch (state) {
    case 'sent':
    case 'held':
    case 'set_aside':
      return line.send === state;
    case 'waiting':
      return line.send === 'unsent' || line.send === 'sending';
    case 'void':
      return line.state !== 'stands';
    case 'averted':
      return line.type === 'averted';
  }
}
