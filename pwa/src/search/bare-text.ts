/** Makes a text bare, as it is searched: names and codes are typed with whatever stands between their letters. */

/** Before each value of a field; no value contains it. */
export const START = '\n';

/** Between the keys of one value; none contains it, either. */
export const NEXT_KEY = '\t';

/** Nobody types more words to find one enterprise, and each costs a look at every candidate. */
const MAX_WORDS = 6;

/**
 * Letters and digits alone, lower-cased and half width: a middle dot has a dozen forms (·•・‧), a bracket two, and a code
 * is copied in groups, or as an organisation code with its hyphen. STARTs and NEXT_KEYs stay.
 */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\n\t]/gu, '');
}

/** What was typed, as one word. */
export function wholeOf(text: string): string {
  return bare(text.replace(/\s+/gu, ' '));
}

export function wordsOf(text: string): string[] {
  const words = text.split(/\s+/u).map(bare);
  return [...new Set(words.filter((word) => word !== ''))].slice(0, MAX_WORDS);
}

/** Credit codes have no O and no I (GB 32100-2015): whoever types one read a 0 or a 1. */
export function asInCodes(word: string): string {
  return word.replaceAll('o', '0').replaceAll('i', '1');
}
