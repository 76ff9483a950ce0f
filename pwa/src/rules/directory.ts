/** Finds enterprises, codes, matters and people: what the phone knows of its region. */
import type { PulledStore } from '@/db/pulled-store';
import { ENTERPRISE_FACTS } from '@/generated/layout';
import type {
  ColleagueView,
  DoorMatch,
  EnterpriseState,
  EnterpriseView,
  MatterView,
} from '@/ports';
import { SearchIndex, type Searchable } from '@/search';

const CODED = ['id', 'codes'];
const SEARCHED = ['id', 'name', 'initials', 'credit_code'];

/** What is known of an enterprise on a day, by its key in what the rules are asked. */
export type EnterpriseFacts = { [fact in (typeof ENTERPRISE_FACTS)[number][0]]?: string };

export class Directory {
  private index: SearchIndex | null = null;
  private codes: Map<string, { enterprise: string; premises: string }[]> | null = null;
  private indexed = -1;

  constructor(private readonly store: PulledStore) {}

  search(text: string, limit: number): EnterpriseView[] {
    this.refresh();
    this.index ??= new SearchIndex(this.all());
    return this.index.find(text, limit).flatMap((id) => this.enterprise(id) ?? []);
  }

  /** Makes ready what the first search and the first scan would wait for. */
  warm(): void {
    this.refresh();
    this.index ??= new SearchIndex(this.all());
    this.codes ??= this.readCodes();
  }

  enterprise(id: string): EnterpriseView | null {
    const table = this.store.table('enterprise');
    const row = table.row(id);
    if (row === undefined) return null;
    return {
      id,
      name: table.at(row, 'name'),
      credit_code: table.at(row, 'credit_code'),
      state: table.at<EnterpriseState>(row, 'state'),
      premises: table
        .at<[string, string, string][]>(row, 'premises')
        .map(([id, address, region]) => ({ id, address, region })),
    };
  }

  /** What a list of thousands shows. */
  brief(id: string): Pick<EnterpriseView, 'id' | 'name' | 'state'> | null {
    const table = this.store.table('enterprise');
    const row = table.row(id);
    if (row === undefined) return null;
    return { id, name: table.at(row, 'name'), state: table.at(row, 'state') };
  }

  /** What is known of the enterprise on a civil date, for the rules. */
  factsOn(enterprise: string, date: string): EnterpriseFacts {
    const table = this.store.table('enterprise');
    const facts: EnterpriseFacts = {};
    for (const [fact, column] of ENTERPRISE_FACTS) {
      const dated = table.get<[string, string, string | null][]>(enterprise, column);
      const known = dated?.find(
        ([, first, last]) => first <= date && (last === null || date <= last),
      );
      if (known) facts[fact] = known[0];
    }
    return facts;
  }

  /** What the enterprise is found by. */
  searchable(id: string): Searchable | null {
    const row = this.store.table('enterprise').row(id);
    return row === undefined ? null : this.searchableAt(row);
  }

  nameOf(enterprise: string): string | null {
    return this.store.table('enterprise').get<string>(enterprise, 'name') ?? null;
  }

  /** What a code's fingerprint (hex) leads to: none, one, or several where two codes share it. */
  withCode(fingerprint: string): DoorMatch[] {
    this.refresh();
    this.codes ??= this.readCodes();
    return (this.codes.get(fingerprint) ?? []).flatMap(({ enterprise: id, premises: at }) => {
      const enterprise = this.enterprise(id);
      const premises = enterprise?.premises.find((one) => one.id === at);
      return enterprise && premises ? [{ enterprise, premises }] : [];
    });
  }

  /** Every premises of the enterprise that has this credit code. Seldom asked: it looks through all of them. */
  withCreditCode(credit_code: string): DoorMatch[] {
    const table = this.store.table('enterprise');
    const found: DoorMatch[] = [];
    for (const row of table.rows()) {
      if (table.at(row, 'credit_code') !== credit_code) continue;
      const enterprise = this.enterprise(table.at(row, 'id'));
      if (enterprise)
        found.push(...enterprise.premises.map((premises) => ({ enterprise, premises })));
    }
    return found;
  }

  /** The region and those above it, its own first. */
  chainOf(region: string): string[] {
    const table = this.store.table('region');
    const chain: string[] = [];
    // a division has five levels; twice as many is a loop in the data
    for (let at: string | null = region; at !== null && chain.length < 10;) {
      chain.push(at);
      at = table.get<string | null>(at, 'parent') ?? null;
    }
    return chain;
  }

  matter(id: string): MatterView {
    const table = this.store.table('matter');
    const name = table.get<string>(id, 'name') ?? id;
    return {
      id,
      name,
      name_en: table.get<string>(id, 'name_en') ?? name,
      basis: table.get<string>(id, 'basis') ?? null,
    };
  }

  colleagues(organ: string, self: string): ColleagueView[] {
    const table = this.store.table('officer');
    const found: ColleagueView[] = [];
    for (const row of table.rows()) {
      const id = table.at<string>(row, 'id');
      if (table.at(row, 'organ') !== organ || id === self) continue;
      found.push({ id, name: table.at(row, 'name'), certificate: table.at(row, 'certificate') });
    }
    return found;
  }

  private *all(): Generator<Searchable> {
    const table = this.store.table('enterprise');
    for (const row of table.rows()) yield this.searchableAt(row);
  }

  private searchableAt(row: number): Searchable {
    const values = this.store.table('enterprise').values(row, SEARCHED) as (string | null)[];
    const [id, name, initials, credit_code] = values;
    return {
      id: id ?? '',
      name: name ?? '',
      initials: initials ?? '',
      credit_code: credit_code ?? null,
    };
  }

  private readCodes(): Map<string, { enterprise: string; premises: string }[]> {
    const table = this.store.table('enterprise');
    const codes = new Map<string, { enterprise: string; premises: string }[]>();
    for (const row of table.rows()) {
      const [enterprise, of] = table.values(row, CODED) as [string, string[][]];
      for (const [fingerprint, , premises] of of) {
        const found = { enterprise, premises: premises! };
        const others = codes.get(fingerprint!);
        if (others) others.push(found);
        else codes.set(fingerprint!, [found]);
      }
    }
    return codes;
  }

  private refresh(): void {
    const now = this.store.table('enterprise').changes;
    if (now === this.indexed) return;
    this.index = this.codes = null;
    this.indexed = now;
  }
}
