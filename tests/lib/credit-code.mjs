/** Unified social credit codes (GB 32100-2015) that nobody has: with the right check digit, by number. */

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

export function creditCode(n) {
  const body = `91430211TEAT${String(n).padStart(5, "0")}`;
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return body + ALPHABET[(31 - (sum % 31)) % 31];
}
