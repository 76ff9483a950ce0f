/** The tours against the router's table: a page that no tour looks at fails here. */

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const at = (path) => new URL(path, import.meta.url);
const text = (path) => readFileSync(at(path), "utf8");
/** The router gathers its table from one of each role. */
const tables = readdirSync(at("../../pwa/src"))
  .map((folder) => `../../pwa/src/${folder}/routes.ts`)
  .filter((path) => existsSync(at(path)));
const all = (source, pattern) => [...source.matchAll(pattern)].map(([, name]) => name);

test("every page of the router's table is on a tour", () => {
  const table = all(tables.map(text).join("\n"), /\bpage\(\s*'([^']+)',\s*'\//g);
  const toured = all(text("./officer.test.mjs") + text("./others.test.mjs"), /tour\.see\("([^"]+)"/g);
  assert.ok(table.length > 15, "the table was found");
  assert.deepEqual(table.filter((name) => !toured.includes(name)), []);
});
