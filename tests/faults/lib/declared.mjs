/** Every fault that a test file declares, as `fault()` was told: the files say it themselves, and run nothing. */

import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const FOLDER = new URL("../", import.meta.url);
/** Marks the file whose lines follow. */
const FILE = "# ";
let told;

/** [{name, group, defences, checked, file}], in the order of the files. */
export const declared = () => (told ??= ask());

function ask() {
  // One process for all of them: what they import is loaded once.
  const env = { ...process.env, RUQI_FAULTS: "list" };
  const lines = execFileSync(process.execPath, [fileURLToPath(import.meta.url)], { env, encoding: "utf8" }).split("\n");
  let file;
  return lines.flatMap((line) => {
    if (line.startsWith(FILE)) file = line.slice(FILE.length);
    return line.startsWith("{") ? [{ ...JSON.parse(line), file }] : [];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".test.mjs") && name !== "complete.test.mjs");
  for (const name of files.sort()) {
    console.log(FILE + name);
    await import(new URL(name, FOLDER).href);
  }
}
