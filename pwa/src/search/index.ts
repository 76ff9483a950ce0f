/**
 * Finds enterprises by name, pinyin initials or credit code. Each field of all enterprises is one long text, so that a
 * keystroke is a handful of native text searches, whatever the region's size.
 *
 * Best first: what begins with the words typed, before what contains them; name before initials before code; among
 * equals the order of the directory, so that a list never jumps while one types.
 */

/** Before each value; no value contains it. */
const START = '\n';

export interface Searchable {
  id: string;
  name: string;
  initials: string;
  credit_code: string | null;
}

export class SearchIndex {
  private readonly ids: string[] = [];
  private readonly fields: Field[];

  constructor(all: Iterable<Searchable>) {
    const [names, initials, codes]: [string[], string[], string[]] = [[], [], []];
    for (const one of all) {
      this.ids.push(one.id);
      names.push(one.name);
      initials.push(one.initials);
      codes.push(one.credit_code ?? '');
    }
    this.fields = [new Field(names), new Field(initials), new Field(codes)];
  }

  /** Ids, best first, at most `limit`. */
  find(text: string, limit: number): string[] {
    const typed = normalise(text).trim();
    const found = new Set<number>();
    if (typed === '' || typed.includes(START)) return [];
    for (const needle of [START + typed, typed]) {
      for (const field of this.fields) {
        field.find(needle, limit, found);
        if (found.size >= limit) break;
      }
    }
    return [...found].slice(0, limit).map((at) => this.ids[at]!);
  }
}

/** One column as one text, and where in it each value begins. */
class Field {
  private readonly text: string;
  private readonly starts: Uint32Array;

  constructor(values: string[]) {
    this.text = START + normalise(values.map((value) => value.replaceAll(START, ' ')).join(START));
    this.starts = new Uint32Array(values.length);
    let from = 0;
    for (let at = 0; at < values.length; at++) {
      this.starts[at] = from;
      from = this.text.indexOf(START, from + 1);
    }
  }

  /** Adds numbers of values that contain the needle, in their order, until there are `limit` in all. */
  find(needle: string, limit: number, found: Set<number>): void {
    let from = this.text.indexOf(needle);
    while (from !== -1 && found.size < limit) {
      const at = this.valueAt(from);
      found.add(at);
      const next = this.starts[at + 1];
      if (next === undefined) return;
      from = this.text.indexOf(needle, next);
    }
  }

  private valueAt(position: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Full-width letters and digits are typed as often as plain ones; upper and lower case mean the same. */
function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
