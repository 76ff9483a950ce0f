/** Door codes in shadows, of every kind and depth: across the code, to its corner, with an edge, slanting, in a spot. */

import { PNG } from "pngjs";
import { png } from "./code-pictures.mjs";
import { random } from "./random.mjs";

/** How bright the darkest of it is. */
const DEPTHS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5];
/** Brightness of a point, both ways from 0 to 1, in a shadow of a depth. */
const KINDS = {
  across: (x, _y, depth) => depth + (1 - depth) * x,
  corner: (x, y, depth) => depth + ((1 - depth) * (x + y)) / 2,
  edge: (x, _y, depth) => (x < 0.5 ? depth : 1),
  slanting: (x, y, depth) => (0.7 * x + y < 0.8 ? depth : 1),
  spot: (x, y, depth) => 1 - (1 - depth) * (1 - smooth((Math.hypot(x - 0.4, y - 0.6) - 0.15) / 0.3)),
};
const smooth = (share) => {
  const t = Math.min(1, Math.max(0, share));
  return t * t * (3 - 2 * t);
};

/** 35 of them, by name. */
export const SHADOWS = Object.fromEntries(
  Object.entries(KINDS).flatMap(([name, kind]) => DEPTHS.map((depth) => [`${name} ${depth}`, (x, y) => kind(x, y, depth)])),
);

/** The picture of a code in such a shadow, with some noise. 8 pixels a module are the hardest for zxing's local average. */
export function shaded(text, shadow, scale = 8) {
  const flat = png(text, { scale });
  const picture = PNG.sync.read(flat.buffer);
  const next = random(1);
  for (let y = 0, at = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++, at += 4) {
      const light = picture.data[at] * shadow(x / picture.width, y / picture.height) + 4 * (next() - 0.5);
      picture.data.fill(Math.min(255, Math.max(0, light)), at, at + 3);
    }
  }
  return { ...flat, buffer: PNG.sync.write(picture) };
}
