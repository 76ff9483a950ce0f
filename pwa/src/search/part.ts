/** Indexes some of the enterprises: all that were there when it was made, or those that came since. */
import { Field, type KeptField } from './field';

/** Grows when what is kept would be read otherwise, or a text be made bare otherwise: one that is older is made anew. */
const FORM = 1;

/** Between the keys of one name's initials, and between the fingerprints of one's codes. */
const BETWEEN_KEYS = ' ';

/** What an enterprise is found by, and its number: results come in the order of these. */
export interface Numbered {
  number: number;
  name: string;
  initials: string;
  credit_code: string | null;
  /** Of the codes at its doors, in hex; a scan finds by them. */
  fingerprints?: string;
}

export interface KeptPart extends Record<FieldName | 'fingerprints', KeptField> {
  form: number;
  numbers: Uint32Array<ArrayBuffer>;
}

/** The fields that one types of, the likeliest first. */
export const FIELDS = ['names', 'initials', 'codes'] as const;
export type FieldName = (typeof FIELDS)[number];

export class Part {
  private constructor(
    readonly numbers: Uint32Array<ArrayBuffer>,
    readonly fields: Record<FieldName | 'fingerprints', Field>,
  ) {}

  static of(all: Iterable<Numbered>): Part {
    const numbers: number[] = [];
    const [names, initials, codes]: [string[], string[], string[]] = [[], [], []];
    const fingerprints: string[] = [];
    for (const one of all) {
      numbers.push(one.number);
      names.push(one.name);
      initials.push(one.initials);
      codes.push(one.credit_code ?? '');
      fingerprints.push(one.fingerprints ?? '');
    }
    return new Part(Uint32Array.from(numbers), {
      names: Field.of(names),
      initials: Field.of(initials, BETWEEN_KEYS),
      codes: Field.of(codes),
      fingerprints: Field.of(fingerprints, BETWEEN_KEYS),
    });
  }

  /** One that was kept; null where it is of another form, or spoiled. */
  static from(kept: KeptPart): Part | null {
    if (kept.form !== FORM) return null;
    const { numbers } = kept;
    const fieldOf = (name: keyof Part['fields']) => Field.from(kept[name], numbers.length);
    const [names, initials, codes] = FIELDS.map(fieldOf);
    const fingerprints = fieldOf('fingerprints');
    if (!names || !initials || !codes || !fingerprints) return null;
    return new Part(numbers, { names, initials, codes, fingerprints });
  }

  get size(): number {
    return this.numbers.length;
  }

  get kept(): KeptPart {
    const { names, initials, codes, fingerprints } = this.fields;
    const typed = { names: names.kept, initials: initials.kept, codes: codes.kept };
    return { form: FORM, numbers: this.numbers, ...typed, fingerprints: fingerprints.kept };
  }
}
