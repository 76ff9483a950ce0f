/** All figures of docs/PERFORMANCE.md in one run: `cargo xtask measure`. A part that fails is told, and the others go on. */

import { City, THURSDAY } from "../lib/city.mjs";
import { firstFill } from "./first-fill.mjs";
import { report } from "./figures.mjs";
import { lighthouse } from "./lighthouse.mjs";
import { phone } from "./phone.mjs";
import { plan } from "./plan.mjs";
import { Run } from "./run.mjs";
import { server } from "./server.mjs";
import { sizes } from "./sizes.mjs";

const ENTERPRISES = 50_000;
/** On the plan of the officer's organ, so that today's list has as many. */
const OF_INTEREST = 5_000;
/** What a phone's first fill brings, and what a city has stored after some years. */
const [FACTS, STORED] = [100_000, 1_000_000];
const groups = [];

async function part(name, measure) {
  try {
    groups.push([name, await measure()]);
  } catch (error) {
    console.error(`${name} could not be measured:`, error);
    process.exitCode = 1;
  }
}

/** A part with a city of its own. What it opened is closed at its end: a page that is slowed down spins on a core. */
async function within(size, measure) {
  const run = new Run();
  try {
    await measure(run, await City.open(run, THURSDAY, size));
  } finally {
    await run.end();
  }
}

await part("Rules", async () => (await import("./rules-bench.mjs")).rules());
await within({ enterprises: ENTERPRISES, facts: FACTS }, async (run, city) => {
  const film = await city.door("clear");
  await plan(city, "officer", OF_INTEREST);
  let filled;
  await part("First fill", async () => {
    filled = await firstFill(run, city, { film });
    return filled.figures;
  });
  if (!filled) return;
  await part("On the wire", () => sizes(filled.phone, city.server.address));
  await part("Phone", () => phone(city, filled.phone));
});
await within({}, (run, city) => part("Lighthouse (mobile)", () => lighthouse(run, city)));
await within({ enterprises: ENTERPRISES, facts: STORED }, (_run, city) =>
  part("Server, 1,000,000 registrations stored", () => server(city)),
);
report(groups);
