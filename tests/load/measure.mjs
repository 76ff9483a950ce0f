/**
 * All figures of docs/PERFORMANCE.md in one run: `cargo xtask measure [PART…] [--small] [--large]`. A part that fails is
 * told, and the others go on.
 */

import { parseArgs } from "node:util";
import { missed, report } from "./figures.mjs";
import { Run } from "./run.mjs";
import { scaleOf } from "./scale.mjs";

/** Each part by its name, loaded when it is measured: what one of them lacks keeps no other from going on. */
const PARTS = {
  rules: async () => (await import("./rules-bench.mjs")).rules,
  phone: async () => (await import("./phone.mjs")).phone,
  county: async () => (await import("./phone.mjs")).county,
  queue: async () => (await import("./queue.mjs")).queue,
  lighthouse: async () => (await import("./lighthouse.mjs")).lighthouse,
  fills: async () => (await import("./server.mjs")).fills,
  server: async () => (await import("./server.mjs")).server,
};
const LARGE = { large: async () => (await import("./large.mjs")).large };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { small: { type: "boolean", default: false }, large: { type: "boolean", default: false } },
});
const known = values.large ? LARGE : PARTS;
const parts = positionals.length > 0 ? positionals : Object.keys(known);
for (const name of parts) {
  if (!(name in known)) throw new Error(`\`${name}\` is no part: ${Object.keys(known).join(", ")}`);
}
const scale = scaleOf(values.small);
const groups = new Map();
let open = new Run();

/** What was opened is a process or a folder: whoever ends this ends it, too. */
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => open.end().finally(() => process.exit(1)));

/** Adds to a group of figures what `measure` finds, or that it found nothing. */
async function take(group, what, measure) {
  const begin = performance.now();
  const figures = await measure().catch((error) => {
    console.error(`${what} could not be measured:`, error);
    process.exitCode = 1;
    return [missed(what, error)];
  });
  groups.set(group, [...(groups.get(group) ?? []), ...figures]);
  console.error(`${what}: measured in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
}

for (const name of parts) {
  // A part's city, phones and servers are put away at its end: a page that is slowed down spins on a core.
  open = new Run();
  const part = async () => (await known[name]())({ t: open, scale, take });
  await part()
    .catch((error) => take("Not measured", name, () => Promise.reject(error)))
    .finally(() => open.end())
    .catch((error) => console.error(`${name}:`, error));
  // Whatever becomes of the next part, this one was measured.
  report(groups);
}
console.log(report(groups));
