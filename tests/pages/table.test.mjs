/** The tours against the router's table: a page that no tour looks at fails here. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const text = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const all = (source, pattern) => [...source.matchAll(pattern)].map(([, name]) => name);

test("every page of the router's table is on a tour", () => {
  const table = all(text("../../pwa/src/router.ts"), /\{ name: '([^']+)', path: '/g);
  const toured = all(text("./officer.test.mjs") + text("./others.test.mjs"), /tour\.see\("([^"]+)"/g);
  assert.ok(table.length > 15, "the table was found");
  assert.deepEqual(table.filter((name) => !toured.includes(name)), []);
});
