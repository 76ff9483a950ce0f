/**
 * Finds enterprises by name, pinyin initials or credit code, in parts that follow each other as if they were one.
 *
 * Best first: what begins with all that was typed, before what contains it, before what contains each of several words;
 * name before initials before code; among equals the order of the numbers, so that a list never jumps while one types.
 */
import { asInCodes, wholeOf, wordsOf } from './bare-text';
import type { Field } from './field';
import { FIELDS, type FieldName, type Part } from './part';

/** Numbers of those that still `live`, best first, at most `limit`. */
export function find(
  parts: readonly Part[],
  lives: (number: number) => boolean,
  text: string,
  limit: number,
): number[] {
  const finding = new Finding(parts, lives, limit);
  const whole = wholeOf(text);
  if (whole === '') return [];
  finding.take((field, name) => field.startingWith(inField(whole, name)));
  finding.take((field, name) => field.containing(inField(whole, name)));
  const words = wordsOf(text);
  if (words.length > 1) finding.takeHoldingAll(words);
  return [...finding.found];
}

/** Numbers of those at whose doors there is a code with this fingerprint, ascending. */
export function withFingerprint(
  parts: readonly Part[],
  lives: (number: number) => boolean,
  fingerprint: string,
): number[] {
  const found = new Set<number>();
  for (const { fields, numbers } of parts)
    for (const at of fields.fingerprints.startingWith(fingerprint)) found.add(numbers[at]!);
  return [...found].filter(lives);
}

class Finding {
  readonly found = new Set<number>();

  constructor(
    private readonly parts: readonly Part[],
    private readonly lives: (number: number) => boolean,
    private readonly limit: number,
  ) {}

  /** Takes what the fields come upon, as far as it is `good`, until there are enough. */
  take(
    search: (field: Field, name: FieldName) => Iterable<number>,
    good: (part: Part, at: number) => boolean = () => true,
  ): void {
    for (const name of FIELDS) {
      for (const part of this.parts) {
        for (const at of search(part.fields[name], name)) {
          if (this.found.size >= this.limit) return;
          const number = part.numbers[at]!;
          if (this.lives(number) && good(part, at)) this.found.add(number);
        }
      }
    }
  }

  /** Takes those that hold each word, in whatever order they were typed. */
  takeHoldingAll(words: string[]): void {
    const longest = words.reduce((a, b) => (b.length > a.length ? b : a));
    const others = words.filter((word) => word !== longest);
    this.take(
      (field, name) => field.containing(inField(longest, name)),
      (part, at) => others.every((word) => holds(part, at, word)),
    );
  }
}

/** Whether one of its fields holds the word. */
function holds(part: Part, at: number, word: string): boolean {
  return FIELDS.some((name) => part.fields[name].contains(at, inField(word, name)));
}

const inField = (word: string, name: FieldName): string =>
  name === 'codes' ? asInCodes(word) : word;
