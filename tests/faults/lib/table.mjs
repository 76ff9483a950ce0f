/**
 * The table of docs/FAULTS.md, from the list, the tests and what was seen to fail.
 * `node faults/lib/table.mjs` writes it into the page, between its two marks.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { declared } from "./declared.mjs";
import { FAULTS } from "./list.mjs";
import { gather, proven } from "./proofs.mjs";

const PAGE = fileURLToPath(new URL("../../../docs/FAULTS.md", import.meta.url));
const MARKS = ["<!-- table: made by `cargo xtask faults` -->", "<!-- end of the table -->"];

const cell = (text) => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");

function row({ name, file, defences, checked }, seen) {
  const told = defences.map((defence) => {
    const failure = seen[defence]?.[name];
    return failure ? `\`${defence}\`: failed, “${cell(failure)}”` : `\`${defence}\`: not run`;
  });
  return `| ${cell(name)} | \`${file}\` | ${told.join("<br>") || "–"} | ${cell(checked)} |`;
}

export function table() {
  const tests = declared();
  const seen = proven();
  return Object.entries(FAULTS).map(([group, names]) => {
    const rows = names.flatMap((name) => {
      const found = tests.filter((test) => test.group === group && test.name === name);
      return found.length ? found.map((test) => row(test, seen)) : [`| ${cell(name)} | **none** | – | – |`];
    });
    const head = "| fault | test, in `tests/faults/` | defence that it proves, and how it failed without | what was checked |\n| --- | --- | --- | --- |";
    return `### ${group[0].toUpperCase()}${group.slice(1)}\n\n${head}\n${rows.join("\n")}\n`;
  }).join("\n");
}

/** The page with the table in its place. */
export function page() {
  const text = readFileSync(PAGE, "utf8");
  const [from, to] = MARKS.map((mark) => text.indexOf(mark));
  if (from < 0 || to < from) throw new Error("docs/FAULTS.md has lost the marks of its table");
  return `${text.slice(0, from + MARKS[0].length)}\n\n${table()}\n${text.slice(to)}`;
}

export const isUpToDate = () => readFileSync(PAGE, "utf8") === page();

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  gather();
  writeFileSync(PAGE, page());
}
