/**
 * Maps a UUID to a small number, over the packed bytes: a hundred thousand ids are indexed without making a hundred
 * thousand strings, which is most of what opening the app would cost.
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
    if (this.count * 2 > this.slots.length) this.rehash(this.slots.length * 2);
    return undefined;
  }

  /** Makes room for so many more keys at once. */
  reserve(more: number): void {
    while (this.values.length < this.count + more) this.grow();
    let slots = this.slots.length;
    while (slots < (this.count + more) * 2) slots *= 2;
    if (slots > this.slots.length) this.rehash(slots);
  }

  private add(from: Uint32Array, at: number, value: number): number {
    if (this.count === this.values.length) this.grow();
    for (let word = 0; word < 4; word++) this.words[this.count * 4 + word] = from[at + word]!;
    this.values[this.count] = value;
    return this.count++;
  }

  /** The slot of the key, or the empty one where it belongs. */
  private find(from: Uint32Array, at: number): number {
    const a = from[at]!;
    const b = from[at + 1]!;
    const c = from[at + 2]!;
    const d = from[at + 3]!;
    const { words, slots } = this;
    const mask = slots.length - 1;
    let slot = hash(a ^ Math.imul(b, 0x85ebca6b), c, d) & mask;
    for (;;) {
      const entry = slots[slot]!;
      if (entry === EMPTY) return slot;
      const key = entry * 4;
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

  private rehash(slots: number): void {
    this.slots = new Int32Array(slots).fill(EMPTY);
    for (let entry = 0; entry < this.count; entry++)
      this.slots[this.find(this.words, entry * 4)] = entry;
  }
}

/** Mixes every bit into the low ones: ids made in a row differ in one byte only. */
function hash(a: number, c: number, d: number): number {
  let mixed = Math.imul(d, 0x9e3779b1) ^ Math.imul(c, 0xc2b2ae35) ^ a;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

const scratch = new Uint8Array(16);
const scratchWords = new Uint32Array(scratch.buffer);

/** A UUID's text as the words that the map takes: good until the next call, since lookups must not allocate. */
export function wordsOf(uuid: string): Uint32Array {
  writeUuid(uuid, scratch, 0);
  return scratchWords;
}
