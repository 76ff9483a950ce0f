/** What no honest phone sends: each is answered in words, and what was honest beside it is taken. */

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { Chain, jws } from "../lib/chain.mjs";
import { City, THURSDAY } from "../lib/city.mjs";

const visitsOf = async (city, scene) => {
  const api = await city.api(city.enterprise(scene).account);
  return (await api.get("/api/v1/enterprise/visits")).body.items;
};

test("a push written from the protocol's page alone is accepted, and repeated is a duplicate", async (t) => {
  const city = await City.open(t, THURSDAY);
  const { id, matters } = city.enterprise("clear");
  const chain = await Chain.enrol(await city.api("officer"));
  const event = chain.seal("registration", chain.registration(id, matters));
  const [first] = await chain.push(event.jws);
  assert.equal(first.status, "accepted");
  assert.equal(first.hash, event.hash);
  assert.deepEqual(first.verdict.findings.map(({ rule }) => rule), ["not_scanned"]);
  const [again] = await chain.push(event.jws);
  assert.deepEqual([again.status, again.receipt], ["duplicate", first.receipt]);
  assert.deepEqual((await visitsOf(city, "clear")).map((one) => one.id), [event.id]);
});

test("alg none, a stranger's key, another's name, garbage: none is a visit, and the honest one between them is", async (t) => {
  const city = await City.open(t, THURSDAY);
  const { id, matters } = city.enterprise("clear");
  const chain = await Chain.enrol(await city.api("officer"));
  const body = chain.registration(id, matters);
  const honest = chain.seal("registration", body);
  const payload = JSON.parse(Buffer.from(honest.jws.split(".")[1], "base64url"));
  const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  const header = { alg: "ES256", typ: "ruqi-event", kid: chain.kid };
  const author = city.notes.accounts.colleague.id;
  const asColleague = chain.seal("registration", { ...body, officers: [author] }, { over: { author } });

  const results = await chain.push(
    jws({ ...header, alg: "none" }, payload),
    jws(header, { ...payload, id: payload.id.replace(/.$/, "0") }, stranger),
    honest.jws,
    asColleague.jws,
    "not.a.jws",
    "x".repeat(30_000),
  );
  assert.deepEqual(
    results.map(({ status, why }) => [status, why]),
    [
      ["rejected", "not_an_event"],
      ["quarantined", "bad_signature"],
      ["accepted", null],
      ["quarantined", "not_the_keys_author"],
      ["rejected", "not_an_event"],
      ["rejected", "too_large"],
    ],
  );
  for (const result of results.filter(({ status }) => status !== "accepted")) {
    assert.ok(result.words.zh && result.words.en, "said in words, in both languages");
  }
  assert.deepEqual((await visitsOf(city, "clear")).map((one) => one.id), [honest.id]);
});

test("a cursor that was never given, and a token of another role: told, and nothing given away", async (t) => {
  const city = await City.open(t, THURSDAY);
  const officer = await city.api("officer");
  for (const cursor of ["0", "never", "AAAA", "9".repeat(400)]) {
    const answer = await officer.get(`/api/v1/sync/pull?cursor=${cursor}`, { "ruqi-app": "0.1.0" });
    assert.equal(answer.status, 400, cursor);
    assert.equal(answer.body.type, "/problems/unknown-cursor");
    assert.ok(answer.body.title.zh && answer.body.title.en);
  }
  const enterprise = await city.api(city.enterprise("clear").account);
  for (const path of ["/api/v1/sync/pull", "/api/v1/registrations", "/api/v1/unknown-codes"]) {
    const answer = await enterprise.get(path, { "ruqi-app": "0.1.0" });
    assert.equal(answer.status, 403, path);
    assert.ok(answer.body.title.zh, path);
  }
  const seen = await enterprise.get("/api/v1/enterprises");
  assert.ok(seen.status === 403 || seen.body.items.every((one) => one.id === city.enterprise("clear").id));
  const nobody = await city.api();
  assert.equal((await nobody.get("/api/v1/registrations")).status, 401);
});
