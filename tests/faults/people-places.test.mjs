/** People who leave, move, sign for others; keys that change. Nothing that was sealed in good order is lost by it. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createPublicKey, verify } from "node:crypto";
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Chain } from "../lib/chain.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { hold, holdShown } from "../lib/invariants.mjs";
import { RUQI } from "../lib/server.mjs";
import { fault } from "./lib/fault.mjs";

const group = "people";
/** What became of each event is this: [status, why]. */
function became(results, expected) {
  const told = results.map(({ status, why }) => [status, why]);
  assert.deepEqual(told, expected, `it was told ${JSON.stringify(told)}`);
}

/** A city, and the officer's phone in it; `seal` makes a registration, of another organ where that is said. */
async function openedFor(t, login = "officer") {
  const city = await City.open(t, THURSDAY);
  const api = await city.api(login);
  const chain = await Chain.enrol(api);
  const { id, matters } = city.enterprise("clear");
  const seal = (over, more) => chain.seal("registration", chain.registration(id, matters, over), more);
  const visits = async () => {
    const enterprise = await city.api(city.enterprise("clear").account);
    return (await enterprise.get("/api/v1/enterprise/visits")).body.items.map((one) => one.id).sort();
  };
  return { city, api, chain, seal, visits };
}

fault(
  "officer removed while offline (before: accepted, after: quarantined)",
  {
    group,
    without: ["membership-then"],
    checked: "Two registrations in one queue, the one sealed before the officer left the organ and the other after: the first counts and shows to the enterprise, the second is kept apart with its bytes and its receipt.",
  },
  async (t) => {
    const { city, chain, seal, visits } = await openedFor(t);
    const before = seal();
    city.becomes("officer", { role: "supervisor", region: "430200" });
    const after = seal();
    const results = await chain.push(before.jws, after.jws);
    became(results, [["accepted", null], ["quarantined", "not_of_the_organ"]]);
    assert.deepEqual(await visits(), [before.id]);
    await holdShown(city, ["clear"], chain);
    const again = await chain.push(before.jws, after.jws);
    assert.deepEqual(again.map(({ receipt }) => receipt), results.map(({ receipt }) => receipt));
    assert.ok(results.every(({ receipt }) => receipt));
  },
);

fault(
  "moved to another organ mid-queue",
  {
    group,
    without: ["membership-then"],
    checked: "A queue across the day on which the officer moved: what was sealed for the organ before counts, what names the old organ afterwards is kept apart, what names the new one counts; the phone is sent for the new organ's data.",
  },
  async (t) => {
    const { city, api, chain, seal, visits } = await openedFor(t);
    const headers = { "ruqi-app": "0.1.0" };
    const { cursor } = (await api.get("/api/v1/sync/pull", headers)).body;
    const before = seal();
    city.becomes("officer", { role: "officer", organ: "TY-SCJG" });
    const unaware = seal();
    const moved = seal({ organ: "TY-SCJG", level: "county" });
    const results = await chain.push(before.jws, unaware.jws, moved.jws);
    became(results, [["accepted", null], ["quarantined", "not_of_the_organ"], ["accepted", null]]);
    assert.deepEqual(await visits(), [before.id, moved.id].sort());
    await holdShown(city, ["clear"], chain);
    const pull = await api.get(`/api/v1/sync/pull?cursor=${encodeURIComponent(cursor)}`, headers);
    assert.deepEqual([pull.status, pull.body.type], [410, "/problems/begin-again"]);
  },
);

fault(
  "B sealing as A",
  {
    group,
    without: ["keys-author"],
    checked: "A colleague's key under a record that says it is the officer's: kept apart, no visit of the officer's; the colleague's own records before and after it count.",
  },
  async (t) => {
    const { city, chain, seal, visits } = await openedFor(t, "colleague");
    const author = city.notes.accounts.officer.id;
    const first = seal();
    const forged = seal({ officers: [author] }, { over: { author } });
    const last = seal();
    const results = await chain.push(first.jws, forged.jws, last.jws);
    became(results, [["accepted", null], ["quarantined", "not_the_keys_author"], ["accepted", null]]);
    assert.deepEqual(await visits(), [first.id, last.id].sort());
    await holdShown(city, ["clear"], chain);
  },
);

fault(
  "key rotated",
  {
    group,
    without: ["older-keys"],
    checked: "The server's keys are rotated under a phone with a queue: its session goes on, the queue is taken, receipts of before and after verify by the published keys; on a database from before the enrolment the certificate and receipt by the old key still bring the record back as of its first arrival. A second key of the same officer takes nothing from the first one's chain.",
  },
  async (t) => {
    const city = await City.open(t, THURSDAY);
    const { data } = city.server;
    const database = join(data, "ruqi.db");
    await city.server.stop();
    copyFileSync(database, `${database}.before`);
    await city.server.start();
    const api = await city.api("officer");
    const chain = await Chain.enrol(api);
    const body = chain.registration(city.enterprise("clear").id, city.enterprise("clear").matters);
    const [early, queued] = [chain.seal("registration", body), chain.seal("registration", body)];
    const [one] = await chain.push(early.jws);

    await city.server.stop();
    execFileSync(RUQI, ["rotate-keys", "--data", data], { stdio: "pipe" });
    await city.server.start();
    const [two] = await chain.push(queued.jws);
    assert.equal(two.status, "accepted");
    assert.equal((await api.get("/api/v1/me")).status, 200, "the session goes on");
    const second = await Chain.enrol(api);
    const others = [second.seal("registration", body), chain.seal("registration", body)];
    const [three] = await second.push(others[0].jws);
    const [four] = await chain.push(others[1].jws);
    became([three, four], Array(2).fill(["accepted", null]));
    await hold(city, chain, second);
    const { keys } = (await api.get("/api/v1/keys")).body;
    const kids = [one, two].map(({ receipt }) => verified(receipt, keys));
    assert.notEqual(kids[0], kids[1], "signed by two keys");

    await city.server.stop();
    for (const log of ["-wal", "-shm"]) rmSync(database + log, { force: true });
    copyFileSync(`${database}.before`, database);
    await city.server.start();
    const events = [early, queued, ...others];
    const receipts = [one, two, three, four].map(({ receipt }) => receipt);
    const asked = {
      events: events.map(({ jws }) => jws),
      certificates: [chain.certificate, second.certificate],
      receipts: Object.fromEntries(events.map(({ id }, at) => [id, receipts[at]])),
    };
    const { results } = (await api.post("/api/v1/sync/push", asked)).body;
    became(results, Array(4).fill(["accepted", null]));
    assert.deepEqual(results.map(({ receipt }) => receipt), receipts);
    await hold(city, chain, second);
  },
);

/** The name of the published key that signed it. */
function verified(jws, keys) {
  const [header, payload, signature] = jws.split(".");
  const { kid } = JSON.parse(Buffer.from(header, "base64url"));
  const key = createPublicKey({ key: keys.find((one) => one.kid === kid), format: "jwk" });
  const how = { key, dsaEncoding: "ieee-p1363" };
  assert.ok(verify("sha256", Buffer.from(`${header}.${payload}`), how, Buffer.from(signature, "base64url")));
  return kid;
}
