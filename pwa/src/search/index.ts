/**
 * Finds enterprises by name, pinyin initials or credit code. Each field of all enterprises is one long text, so that a
 * keystroke is a handful of native text searches, whatever the region's size.
 *
 * Best first: what begins with all that was typed, before what contains it, before what contains each of several words;
 * name before initials before code; among equals the order of the directory, so that a list never jumps while one types.
 */

/** Before each value; no value contains it. */
const START = '\n';

/** Between the keys of one name's initials. */
const BETWEEN_KEYS = ' ';

/** Nobody types more words to find one enterprise, and each costs a look at every candidate. */
const MAX_WORDS = 6;

export interface Searchable {
  id: string;
  name: string;
  initials: string;
  credit_code: string | null;
}

export class SearchIndex {
  private readonly ids: string[] = [];
  private readonly names: Field;
  private readonly initials: Field;
  private readonly codes: Field;

  constructor(all: Iterable<Searchable>) {
    const [names, initials, codes]: [string[], string[], string[]] = [[], [], []];
    for (const one of all) {
      this.ids.push(one.id);
      names.push(one.name);
      initials.push(one.initials);
      codes.push(one.credit_code ?? '');
    }
    this.names = new Field(names);
    this.initials = new Field(initials, BETWEEN_KEYS);
    this.codes = new Field(codes);
  }

  /** Ids, best first, at most `limit`. */
  find(text: string, limit: number): string[] {
    const found = new Set<number>();
    const whole = bare(text.replaceAll(START, ' '));
    if (whole === '') return [];
    for (const start of [START, '']) {
      for (const at of this.holding(start, whole)) {
        if (found.size >= limit) break;
        found.add(at);
      }
    }
    const words = wordsOf(text);
    if (words.length > 1) this.addHoldingAll(words, limit, found);
    return [...found].map((at) => this.ids[at]!);
  }

  /** Numbers of the enterprises with a field that holds the word: by name, then by initials, then by code. */
  private *holding(start: string, word: string): Generator<number> {
    yield* this.names.holding(start + word);
    yield* this.initials.holding(start + word);
    yield* this.codes.holding(start + asInCodes(word));
  }

  /** Adds those that hold each word, in whatever order they were typed, until there are `limit` in all. */
  private addHoldingAll(words: string[], limit: number, found: Set<number>): void {
    const longest = words.reduce((a, b) => (b.length > a.length ? b : a));
    const others = words.filter((word) => word !== longest);
    for (const at of this.holding('', longest)) {
      if (found.size >= limit) return;
      if (others.every((word) => this.holds(at, word))) found.add(at);
    }
  }

  /** Whether one of its fields holds the word. */
  private holds(at: number, word: string): boolean {
    return (
      this.names.valueOf(at).includes(word) ||
      this.initials.valueOf(at).includes(word) ||
      this.codes.valueOf(at).includes(asInCodes(word))
    );
  }
}

/** One column as one text, and where in it each value begins. A value may have several keys, each after a START. */
class Field {
  private readonly text: string;
  private readonly starts: Uint32Array;

  constructor(values: string[], betweenKeys: string | null = null) {
    const keys = values.map((value) => keysOf(value, betweenKeys));
    // All at once: fifty thousand short texts made bare one by one are what a phone would wait for.
    this.text = bare(START + keys.map((of) => of.join(START)).join(START));
    this.starts = new Uint32Array(values.length);
    let from = 0;
    keys.forEach((of, at) => {
      this.starts[at] = from;
      for (let key = 0; key < of.length; key++) from = this.text.indexOf(START, from + 1);
    });
  }

  /** Numbers of values that contain the needle, in their order, each once. */
  *holding(needle: string): Generator<number> {
    let from = this.text.indexOf(needle);
    while (from !== -1) {
      const at = this.valueAt(from);
      yield at;
      const next = this.starts[at + 1];
      if (next === undefined) return;
      from = this.text.indexOf(needle, next);
    }
  }

  valueOf(at: number): string {
    return this.text.slice(this.starts[at], this.starts[at + 1]);
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

function keysOf(value: string, between: string | null): string[] {
  const one = value.replaceAll(START, ' ');
  return between === null ? [one] : one.split(between);
}

/**
 * Letters and digits alone, lower-cased and half width: a middle dot has a dozen forms (·•・‧), a bracket two, and a code
 * is copied in groups, or as an organisation code with its hyphen. STARTs stay.
 */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\n]/gu, '');
}

function wordsOf(text: string): string[] {
  const words = text.split(/\s+/u).map(bare);
  return [...new Set(words.filter((word) => word !== ''))].slice(0, MAX_WORDS);
}

/** Credit codes have no O and no I (GB 32100-2015): whoever types one read a 0 or a 1. */
function asInCodes(word: string): string {
  return word.replaceAll('o', '0').replaceAll('i', '1');
}
