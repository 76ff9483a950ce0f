/** Every fault that a test file declares, as `fault()` was told: the files say it themselves, and run nothing. */

import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../", import.meta.url));

export function declared() {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".test.mjs") && name !== "complete.test.mjs");
  return files.sort().flatMap((name) => {
    const env = { ...process.env, RUQI_FAULTS: "list" };
    const lines = execFileSync(process.execPath, [join(FOLDER, name)], { env, encoding: "utf8" }).split("\n");
    const told = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
    return told.map((fault) => ({ ...fault, file: basename(fault.file) }));
  });
}
