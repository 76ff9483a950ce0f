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
import type { Searchable } from '@/search';
import { EnterpriseIndex } from './enterprise-index';

const SEARCHED = ['id', 'name', 'initials', 'credit_code'];

/** What is known of an enterprise on a day, by its key in what the rules are asked. */
export type EnterpriseFacts = { [fact in (typeof ENTERPRISE_FACTS)[number][0]]?: string };

export class Directory {
  private readonly index: EnterpriseIndex;

  constructor(private readonly store: PulledStore) {
    this.index = new EnterpriseIndex(store);
  }

  async search(text: string, limit: number): Promise<EnterpriseView[]> {
    return (await this.index.find(text, limit)).map((row) => this.viewAt(row));
  }

  /** Makes ready what the first search and the first scan would wait for. */
  async warm(): Promise<void> {
    await this.index.warm();
    // the first card that shows a row of a block looks for the block's rows in its columns
    for (const { first } of this.index.table.pieces) this.viewAt(first);
  }

  enterprise(id: string): EnterpriseView | null {
    const row = this.index.table.row(id);
    return row === undefined ? null : this.viewAt(row);
  }

  private viewAt(row: number): EnterpriseView {
    const { table } = this.index;
    return {
      id: table.at(row, 'id'),
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
  async withCode(fingerprint: string): Promise<DoorMatch[]> {
    const { table } = this.index;
    return (await this.index.withFingerprint(fingerprint)).flatMap((row) => {
      const enterprise = this.viewAt(row);
      const codes = table.at<string[][]>(row, 'codes').filter(([one]) => one === fingerprint);
      return codes.flatMap(([, , at]) => {
        const premises = enterprise.premises.find(({ id }) => id === at);
        return premises ? [{ enterprise, premises }] : [];
      });
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
}
