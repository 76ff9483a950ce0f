/** Finds the values of a column in its one text, so that a row is read without reading the thousands around it. */

const [QUOTE, ESCAPE, COMMA] = [34, 92, 44];
/** Both brackets and both braces, told apart by what they add to the depth. */
const DEPTHS = new Map([
  [91, 1],
  [123, 1],
  [93, -1],
  [125, -1],
]);

/** Where each text begins that a separator of one sign ends, and where one more would begin. */
export function textPlaces(joined: string, separator: string): Uint32Array {
  const places = [0];
  for (let at = joined.indexOf(separator); at !== -1; at = joined.indexOf(separator, at + 1))
    places.push(at + 1);
  places.push(joined.length + 1);
  return Uint32Array.from(places);
}

/** The same of the values of a JSON list: each ends with a comma, the last with the bracket. */
export function valuePlaces(json: string): Uint32Array {
  const first = json.indexOf('[') + 1;
  const places = [first];
  let depth = 0;
  let at = first;
  for (; at < json.length && depth >= 0; at++) {
    const sign = json.charCodeAt(at);
    if (sign === QUOTE) at = closingQuote(json, at);
    else if (sign === COMMA && depth === 0) places.push(at + 1);
    else if (sign > COMMA) depth += DEPTHS.get(sign) ?? 0;
  }
  if (places.length === 1 && json.slice(first, at - 1).trim() === '') return new Uint32Array();
  places.push(at);
  return Uint32Array.from(places);
}

function closingQuote(json: string, opening: number): number {
  for (let at = opening; ;) {
    at = json.indexOf('"', at + 1);
    if (at === -1) return json.length;
    let before = at - 1;
    while (json.charCodeAt(before) === ESCAPE) before--;
    if ((at - before) % 2 === 1) return at;
  }
}
