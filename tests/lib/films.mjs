/** Films that are shot once and kept: the same plate is the same film. */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { shoot } from "./film.mjs";
import { OUT } from "./out.mjs";
import { fromPng, plate } from "./picture-of-code.mjs";

/** The film of a code with this text. */
export const filmOf = (text, how) => kept(plate(text), how);

/** The film of a code as the server printed it. */
export const filmOfPng = (png, how) => kept(fromPng(png), how);

/** The film of a wall with nothing on it. */
export const filmOfWall = () => kept(null);

function kept(picture, how = {}) {
  const hash = createHash("sha256").update(JSON.stringify(how));
  if (picture) hash.update(picture.data);
  const folder = join(OUT, "films");
  const path = join(folder, `${hash.digest("hex").slice(0, 16)}.y4m`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  // A run that was cut off leaves no half film under the name.
  const fresh = `${path}.${process.pid}`;
  shoot(picture, fresh, how);
  renameSync(fresh, path);
  return path;
}
