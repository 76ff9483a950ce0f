/** The list of faults and the tests, laid side by side. */

import assert from "node:assert/strict";
import test from "node:test";
import { declared } from "./lib/declared.mjs";
import { FAULTS } from "./lib/list.mjs";
import { proven } from "./lib/proofs.mjs";
import { isUpToDate } from "./lib/table.mjs";

test("every fault of the list has its test", () => {
  const tested = new Set(declared().map(({ group, name }) => `${group}: ${name}`));
  const missing = Object.entries(FAULTS).flatMap(([group, names]) =>
    names.map((name) => `${group}: ${name}`).filter((name) => !tested.has(name)),
  );
  assert.deepEqual(missing, []);
});

test("every test was seen to fail without each defence that it names", () => {
  const seen = proven();
  const unseen = declared().flatMap(({ name, defences }) =>
    defences.filter((defence) => !seen[defence]?.[name]).map((defence) => `${name}, without ${defence}`),
  );
  assert.deepEqual(unseen, []);
});

test("docs/FAULTS.md is what the tests say", () => {
  assert.ok(isUpToDate(), "run `cargo xtask faults`, or `node faults/lib/table.mjs` in tests/");
});
