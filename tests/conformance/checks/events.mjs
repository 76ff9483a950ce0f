/** What is no honest event, and why it is set aside or rejected. */

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { seal, sha256, uuid7 } from "../client.mjs";
import { said, understood } from "./expect.mjs";

/** Pushes one event of a new chain; what is said of it. */
async function one({ client, enterprise }, change, body = {}) {
  const chain = await client.enrol();
  const event = chain.seal(change.type ?? "registration", { ...chain.registration(enterprise), ...body }, change);
  const { results } = understood(await client.push({ events: [event.jws] }), 1);
  return { chain, event, result: results[0] };
}

/** A check that this change has it set aside for this reason, with a receipt, the same when it comes again. */
const setAside = (why, change, body) => async (server) => {
  const { event, result } = await one(server, typeof change === "function" ? change(server) : change, body);
  said(result, event, "quarantined", why);
  assert.equal(typeof result.receipt, "string", "what is set aside is kept: it has a receipt");
  const again = understood(await server.client.push({ events: [event.jws] }), 1).results[0];
  assert.deepEqual([again.status, again.why, again.receipt], [result.status, result.why, result.receipt]);
};

const rejected = (jws, why) => async ({ client }) => {
  const { results } = understood(await client.push({ events: [jws] }), 1);
  said(results[0], { hash: sha256(jws) }, "rejected", why);
  assert.equal(results[0].receipt, null);
};

const stranger = () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const header = (over) => ({ alg: "ES256", typ: "ruqi-event", kid: "A".repeat(43), ...over });

export const events = {
  "bad_signature: signed by another key": setAside("bad_signature", () => ({ key: stranger() })),
  "unknown_key: signed by a key that was never enrolled": setAside("unknown_key", { header: { kid: "A".repeat(43) } }),
  "not_the_keys_author: another's name": async (server) => {
    const author = uuid7(Date.now());
    await setAside("not_the_keys_author", { over: { author } }, { officers: [author] })(server);
  },
  "unknown_type: a type that is not in the table": setAside("unknown_type", { type: "of_a_later_app" }),
  "bad_time: no instant": setAside("bad_time", { over: { wall: "yesterday" } }),
  "bad_time: finer than milliseconds": setAside("bad_time", { over: { wall: "2026-03-05T09:00:00.1234Z" } }),
  "malformed: a body that is not its type's": setAside("malformed", {}, { matters: "all" }),
  "malformed: neither code nor enterprise": setAside("malformed", {}, { enterprise: null, code: null }),
  "malformed: an id that is no UUIDv7": setAside("malformed", () => ({ over: { id: crypto.randomUUID() } })),
  "malformed: a number that JavaScript cannot hold": setAside("malformed", { over: { seq: 2 ** 53 } }),
  "not_of_the_organ: an organ that the officer does not act for": setAside("not_of_the_organ", {}, { organ: "no-such-organ" }),
  "other_clock: a demo's event on a real server, or the other way": async (server) => {
    const { demo_offset_ms: offset } = await server.client.probe();
    await setAside("other_clock", { over: { clock: offset === null ? "demo" : "real" } })(server);
  },
  "id_with_other_bytes: the first stays": async ({ client, enterprise }) => {
    const chain = await client.enrol();
    const first = chain.seal("registration", chain.registration(enterprise));
    const other = chain.seal("registration", chain.registration(enterprise, { how: "typed" }), { over: { id: first.id } });
    const { results } = understood(await client.push({ events: [first.jws, other.jws] }), 2);
    said(results[0], first, "accepted");
    said(results[1], other, "quarantined", "id_with_other_bytes");
  },
  "not_an_event: no JWS": rejected("not.a.jws", "not_an_event"),
  "not_an_event: alg none": async (server) => {
    const jws = seal(header({ alg: "none" }), {}, stranger());
    await rejected(jws, "not_an_event")(server);
  },
  "not_an_event: a JWS of another kind": async (server) => rejected(seal(header({ typ: "ruqi-receipt" }), {}, stranger()), "not_an_event")(server),
  "too_large: over 24 KiB": rejected("x".repeat(24 * 1024 + 1), "too_large"),
  "too_large: a payload over 16 KiB": async (server) => {
    await rejected(seal(header(), { text: "x".repeat(16 * 1024) }, stranger()), "too_large")(server);
  },
  "one that is wrong stands in nobody's way": async ({ client, enterprise }) => {
    const chain = await client.enrol();
    const good = chain.seal("registration", chain.registration(enterprise));
    const { results } = understood(await client.push({ events: ["not.a.jws", good.jws, "x"] }), 3);
    assert.deepEqual(results.map(({ status }) => status), ["rejected", "accepted", "rejected"]);
  },
  "unknown fields are kept, also when they have rare characters and numbers": async (server) => {
    const rare = { later: { text: "𠮷\u2028", number: 1e300 } };
    const { event, result } = await one(server, { over: rare }, rare);
    said(result, event, "accepted");
  },
  "amendment, withdrawal, attendance and same_visit of what has not come are accepted": async ({ client }) => {
    const chain = await client.enrol();
    const registration = uuid7(chain.now());
    const all = [
      chain.seal("amendment", { registration, matters: [] }),
      chain.seal("withdrawal", { registration, reason: "conformance" }),
      chain.seal("attendance", { registration, hash: "A".repeat(43), organ: chain.officer.organ }),
      chain.seal("same_visit", { registrations: [registration, uuid7(chain.now())] }),
      chain.seal("outcome", { registration, result: "no_problem", measures: "", rectify_by: null }),
      chain.seal("explanation", { registration, rule: "quiet_day", text: "conformance" }),
    ];
    const { results } = understood(await client.push({ events: all.map(({ jws }) => jws) }), all.length);
    results.forEach((result, at) => said(result, all[at], "accepted"));
  },
  "averted: warned and not gone in": async (server) => {
    const { event, result } = await one(server, { type: "averted" }, { decision: { went_in: false, reason: null } });
    said(result, event, "accepted");
  },
};
