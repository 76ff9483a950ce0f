/** How each test was seen to fail without its defence: `tests/faults/proven.json`, kept by git, shown in docs/FAULTS.md. */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { OUT } from "../../lib/out.mjs";

const KEPT = fileURLToPath(new URL("../proven.json", import.meta.url));
/** Tests run beside each other: each notes in a file of its own, gathered when all are done. */
const NOTES = join(OUT, "faults");

export function note(defence, fault, failure) {
  mkdirSync(NOTES, { recursive: true });
  const name = `${defence}-${fault}`.replace(/[^a-z0-9]+/gi, "-").slice(0, 120);
  writeFileSync(join(NOTES, `${name}.json`), JSON.stringify({ defence, fault, failure }));
}

/** All that was ever seen: `{defence: {fault: how it failed}}`. */
export const proven = () => (existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, "utf8")) : {});

/** Adds what the last run noted. */
export function gather() {
  const all = proven();
  for (const name of existsSync(NOTES) ? readdirSync(NOTES) : []) {
    const { defence, fault, failure } = JSON.parse(readFileSync(join(NOTES, name), "utf8"));
    (all[defence] ??= {})[fault] = failure;
  }
  rmSync(NOTES, { recursive: true, force: true });
  const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
  const tidy = sorted(Object.fromEntries(Object.entries(all).map(([defence, faults]) => [defence, sorted(faults)])));
  writeFileSync(KEPT, JSON.stringify(tidy, null, 2) + "\n");
}
