/**
 * The API does as its document says, whoever asks and whatever is asked: Schemathesis makes the requests. Each role goes
 * once through what the document bounds; in what is left of the time anything is asked, by each of them in turn.
 */

import assert from "node:assert/strict";
import test from "node:test";
import { City, THURSDAY } from "../lib/city.mjs";
import { ask, version } from "../lib/schemathesis.mjs";

/** Whom the demonstration's city has; the first is nobody. */
const ROLES = [undefined, "officer", "manager", "supervisor", "admin", "enterprise"];
/** The whole file's time. */
const SECONDS = 115;
/** What a turn takes beside its requests: Python starts and reads the document. */
const TO_BEGIN = 3;
/** The same each time, so that what fails is what was changed. `OPENAPI_SEED` says another. */
const SEED = Number(process.env.OPENAPI_SEED ?? 20260305);

/** No limit of the server's ends the run: they have tests of their own, and here one person asks for all. */
const SETTINGS = { RUQI_PUSHES_PER_SECOND: "10000", RUQI_KEYS_PER_DAY: "10000", RUQI_ACCESS_MINUTES: "60" };

const found = version();
if (!found && process.env.CI) throw new Error("Schemathesis is missing: .ci/run installs it");
if (!found) console.log("no Schemathesis here, so the API is not held against its document: pip install --target DIR schemathesis, SCHEMATHESIS=DIR");

if (found) {
  test("the API does as its document says", async (t) => {
    const began = Date.now();
    const left = () => Math.floor(SECONDS - (Date.now() - began) / 1000);
    const city = await City.open(t, THURSDAY, { enterprises: 50 });
    await city.server.stop();
    Object.assign(city.server.settings, SETTINGS);
    await city.server.start();
    const tokens = new Map();
    for (const role of ROLES) tokens.set(role, role && (await city.api(role)).token);

    const turn = async (role, phase, seconds, words) => {
      const { passed, said } = await ask({ address: city.server.address, token: tokens.get(role), phase, seed: SEED, seconds, words });
      t.diagnostic(`${role ?? "nobody"}, ${phase}: ${/^\s*(\d+ generated.*)$/m.exec(said)?.[1] ?? said.slice(-500)}`);
      assert.ok(passed, `seed ${SEED}, ${role ?? "nobody"}, ${phase}; again: OPENAPI_SEED=${SEED} cargo xtask test tests/openapi\n${said}`);
    };
    for (const role of ROLES) await turn(role, "coverage", Math.max(left(), 1), []);
    for (const [at, role] of ROLES.entries()) {
      const seconds = Math.floor(left() / (ROLES.length - at)) - TO_BEGIN;
      if (seconds > 0) await turn(role, "fuzzing", seconds, ["--no-shrink"]);
      else t.diagnostic(`${role ?? "nobody"}, fuzzing: no time is left for it`);
    }

    const errors = city.server.log.split("\n").filter((line) => line.includes('"level":"ERROR"'));
    assert.deepEqual(errors, [], "what was asked is no error of the server's");
    city.verify();
  });
}
