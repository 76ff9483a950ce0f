/**
 * One column of many enterprises as one text, in which a word is found by the browser's own search, and the places of its
 * keys in the order of their letters, in which those that begin with a word stand beside each other.
 */
import { bare, NEXT_KEY, START } from './bare-text';
import { inLetterOrder, ORDERED_LETTERS, smallest } from './letter-order';

/** As many as a page of results needs; whoever wants more gets four times as many at a time. */
const FIRST_TAKEN = 64;

/** What is kept of a field. */
export interface KeptField {
  text: string;
  /** Where the keys begin in the text, by their letters. */
  order: Uint32Array<ArrayBuffer>;
}

export class Field {
  private constructor(
    readonly kept: KeptField,
    /** Where each value's START stands. */
    private readonly starts: Uint32Array,
  ) {}

  /** `between`: what stands between the keys of a value that has several. */
  static of(values: string[], between: string | null = null): Field {
    // All at once: fifty thousand short texts made bare one by one are what a phone would wait for.
    const text = bare(values.map((value) => START + keysOf(value, between)).join(''));
    const keys = [...placesOf(START, text), ...placesOf(NEXT_KEY, text)].map((at) => at + 1);
    const order = inLetterOrder(text, Uint32Array.from(keys));
    return new Field({ text, order }, placesOf(START, text));
  }

  /** One that was kept; null where it cannot be that of so many values. */
  static from(kept: KeptField, size: number): Field | null {
    const starts = placesOf(START, kept.text);
    const keys = size + placesOf(NEXT_KEY, kept.text).length;
    return starts.length === size && kept.order.length === keys ? new Field(kept, starts) : null;
  }

  /** Numbers of values of which a key begins with the word, ascending; one may come twice. */
  *startingWith(word: string): Generator<number> {
    const { text, order } = this.kept;
    const head = word.slice(0, ORDERED_LETTERS);
    const range = order.subarray(this.bound(head, false), this.bound(head, true));
    let last = -1;
    for (let most = FIRST_TAKEN; ; most *= 4) {
      const positions = smallest(range, last, most);
      for (const at of positions) if (text.startsWith(word, at)) yield this.valueAt(at);
      if (positions.length < most) return;
      last = positions.at(-1)!;
    }
  }

  /** Numbers of values that contain the word, ascending, each once. */
  *containing(word: string): Generator<number> {
    const { text } = this.kept;
    let from = text.indexOf(word);
    while (from !== -1) {
      const at = this.valueAt(from);
      yield at;
      const next = this.starts[at + 1];
      if (next === undefined) return;
      from = text.indexOf(word, next);
    }
  }

  /** Whether this value contains the word. */
  contains(at: number, word: string): boolean {
    return this.kept.text.slice(this.starts[at], this.starts[at + 1]).includes(word);
  }

  /** Where in the order the first key stands that begins with these letters, or, `beyond`, with later ones. */
  private bound(head: string, beyond: boolean): number {
    const { text, order } = this.kept;
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const key = text.slice(order[middle], order[middle]! + head.length);
      if (beyond ? key <= head : key < head) low = middle + 1;
      else high = middle;
    }
    return low;
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

function keysOf(value: string, between: string | null): string {
  const one = value.replace(/[\n\t]/g, ' ');
  return between === null ? one : one.replaceAll(between, NEXT_KEY);
}

function placesOf(sign: string, text: string): Uint32Array {
  const places: number[] = [];
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) places.push(at);
  return Uint32Array.from(places);
}
