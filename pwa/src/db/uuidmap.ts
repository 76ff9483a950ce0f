/**
 * UUID → small number, over the packed bytes: a hundred thousand ids are indexed without making a hundred thousand
 * strings, which is most of what opening the app would cost.
 */
import { writeUuid } from './columns';

const EMPTY = -1;

export class UuidMap {
  /** Four words for each key, in the order of adding. */
  private words = new Uint32Array(4 * 1024);
  private values = new Int32Array(1024);
  private count = 0;
  private slots = new Int32Array(2048).fill(EMPTY);

  get size(): number {
    return this.count;
  }

  /** The number of the key at `at` (in words) of `from`; undefined where there is none. */
  get(from: Uint32Array, at: number): number | undefined {
    const entry = this.slots[this.find(from, at)]!;
    return entry === EMPTY ? undefined : this.values[entry];
  }

  /** Sets the key's number; returns the one before. */
  set(from: Uint32Array, at: number, value: number): number | undefined {
    const slot = this.find(from, at);
    const entry = this.slots[slot]!;
    if (entry !== EMPTY) {
      const before = this.values[entry];
      this.values[entry] = value;
      return before;
    }
    this.slots[slot] = this.add(from, at, value);
    if (this.count * 2 > this.slots.length) this.rehash();
    return undefined;
  }

  private add(from: Uint32Array, at: number, value: number): number {
    if (this.count === this.values.length) this.grow();
    for (let word = 0; word < 4; word++) this.words[this.count * 4 + word] = from[at + word]!;
    this.values[this.count] = value;
    return this.count++;
  }

  /** The slot of the key, or the empty one where it belongs. */
  private find(from: Uint32Array, at: number): number {
    const [a, b, c, d] = [from[at]!, from[at + 1]!, from[at + 2]!, from[at + 3]!];
    const mask = this.slots.length - 1;
    // the last two words of a UUID of any version are random, but for two bits
    let slot = (Math.imul(c ^ (d >>> 7), 0x9e3779b1) ^ d ^ a) & mask;
    for (;;) {
      const entry = this.slots[slot]!;
      if (entry === EMPTY) return slot;
      const key = entry * 4;
      const { words } = this;
      if (words[key + 3] === d && words[key + 2] === c && words[key + 1] === b && words[key] === a)
        return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const words = new Uint32Array(this.words.length * 2);
    words.set(this.words);
    this.words = words;
    const values = new Int32Array(this.values.length * 2);
    values.set(this.values);
    this.values = values;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(EMPTY);
    for (let entry = 0; entry < this.count; entry++)
      this.slots[this.find(this.words, entry * 4)] = entry;
  }
}

/** A UUID's text as the words that the map takes. */
export function wordsOf(uuid: string): Uint32Array {
  const bytes = new Uint8Array(16);
  writeUuid(uuid, bytes, 0);
  return new Uint32Array(bytes.buffer);
}
