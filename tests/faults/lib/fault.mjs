/**
 * A fault that is made for real, and survived. Declared by the words of the list, with the defences that it proves:
 *
 *     fault("cut mid-body", { group: "transport", without: ["kept-until-answered"], checked: "…" }, async (t) => { … });
 *
 * After it the invariant checker looks at every city and every phone that is open. With RUQI_WITHOUT=<defence> only the
 * tests that name it run, on builds that lack it, and each of them has to fail.
 */

import test from "node:test";
import { City } from "../../lib/city.mjs";
import { hold } from "../../lib/invariants.mjs";
import { FAULTS } from "./list.mjs";
import { note } from "./proofs.mjs";

/** Milliseconds: the longest takes a minute and a half. One that hangs is named, and the next one runs. */
const LIMIT = { timeout: 5 * 60_000 };

const { RUQI_WITHOUT: without, RUQI_FAULTS: mode } = process.env;

/**
 * @param about group: where it comes from; without: the defences; checked: a sentence for docs/FAULTS.md;
 * invariants: false where the fault itself is that one does not hold
 */
export function fault(name, { group, without: defences, checked, invariants = true }, body) {
  if (!FAULTS[group]?.includes(name)) throw new Error(`"${name}" is no fault of the list of ${group}`);
  if (mode === "list") {
    console.log(JSON.stringify({ name, group, defences, checked }));
    return;
  }
  const whole = async (t) => {
    await body(t);
    if (invariants) for (const city of City.alive) await hold(city, ...city.phones);
  };
  if (!without) test(`${group}: ${name}`, LIMIT, whole);
  else if (defences.includes(without)) test(`${group}: ${name}, without ${without}`, LIMIT, (t) => fails(t, name, whole));
}

/** The proof that the test sees its defence: it fails when that is gone, and how is written down. */
async function fails(t, name, whole) {
  try {
    await whole(t);
  } catch (error) {
    note(without, name, firstLine(error));
    return;
  }
  throw new Error(`"${name}" went well without ${without}: it does not test that`);
}

const firstLine = (error) => String(error?.message ?? error).split("\n", 1)[0].slice(0, 160);
