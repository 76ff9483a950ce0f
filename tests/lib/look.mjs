/** Frames of a code's film as pictures, for a person to look at: node lib/look.mjs TEXT */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { still } from "./film.mjs";
import { OUT } from "./out.mjs";
import { plate } from "./picture-of-code.mjs";

const text = process.argv[2] ?? "HTTPS://RUQI.EXAMPLE/C/7K2M9QXW4T0RZ8VD";
mkdirSync(OUT, { recursive: true });
for (const number of [0, 6, 12, 18]) {
  const path = join(OUT, `frame-${number}.png`);
  writeFileSync(path, still(plate(text), number));
  console.log(path);
}
