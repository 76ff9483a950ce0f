/** Text and numbers that programs get wrong: what was sealed is what is stored and shown, to the last character. */

import assert from "node:assert/strict";
import { Chain } from "../lib/chain.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { hold } from "../lib/invariants.mjs";
import { fault } from "./lib/fault.mjs";

/** CJK extensions B, G and H, a compatibility ideograph, both separators of lines, joined emoji, an order mark. */
const RARE = "𠮷野家 𰻝𰻝面 𱁬 𫞩 塚 a\u2028b\u2029c 👩🏽‍🚒 \ufeff \u202e é é";

fault(
  "rare characters (CJK extension B and beyond, U+2028, lone surrogates), numbers past 2^53",
  {
    group: "data",
    without: ["numbers-exact"],
    checked:
      "Rare characters come back as they were sealed; half a character is no text, and one with U+0000 in it no engine keeps: each kept aside, and the next record counts; numbers past 2^53 are kept where nobody counts with them, and no chain has such a number.",
  },
  async (t) => {
    const city = await City.open(t, THURSDAY);
    const supervisor = await city.api("supervisor");
    const officer = await city.api("officer");
    const { id, matters } = city.enterprise("clear");
    const chain = await Chain.enrol(officer);
    const body = chain.registration(id, matters, { decision: { went_in: true, reason: RARE }, afterwards: { why: RARE } });
    const rare = chain.seal("registration", body);
    const half = chain.seal("withdrawal", { registration: rare.id, reason: "\ud842 half of a character" });
    const nothing = chain.seal("withdrawal", { registration: rare.id, reason: "before \u0000 after" });
    const huge = { mono: { session: "s", ms: "HUGE" }, heard: { server_time: new Date(chain.now()).toISOString(), wall: new Date(chain.now()).toISOString(), age_ms: "HUGE", cursor: null } };
    const write = (payload) => JSON.stringify(payload).replaceAll('"HUGE"', "9007199254740993").replaceAll('"GREATER"', "18446744073709551615");
    const numbers = chain.seal("registration", { ...body, place: { latitude: "GREATER", longitude: 1e308, accuracy: -0 } }, { over: huge, write });
    const results = await chain.push(rare.jws, half.jws, nothing.jws, numbers.jws);
    assert.deepEqual(results.map(({ status, why }) => [status, why]), [["accepted", null], ["quarantined", "malformed"], ["quarantined", "malformed"], ["accepted", null]]);

    const view = (await supervisor.get(`/api/v1/registrations/${rare.id}`)).body;
    assert.equal(view.decision.reason, RARE);
    assert.equal(view.afterwards, RARE);
    assert.equal(view.state, "stands", "neither half a character nor a null withdrew anything");
    const listed = (await supervisor.get("/api/v1/registrations")).body.items.find((one) => one.id === numbers.id);
    assert.equal(listed.decision.reason, RARE);

    const other = await Chain.enrol(officer);
    const beyond = other.seal("registration", body, { over: { seq: 2 ** 53 } });
    const [answer] = await other.push(beyond.jws);
    assert.deepEqual([answer.status, answer.why], ["quarantined", "malformed"]);
    await hold(city, chain, other);
  },
);
