/** Records that do not fit what came before them, and what must become of them: kept, told, and nothing else touched. */

import assert from "node:assert/strict";
import { Chain, claims, uuidv7 } from "../lib/chain.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { hold, holdShown } from "../lib/invariants.mjs";
import { fault } from "./lib/fault.mjs";
import { shared } from "./lib/shared.mjs";

const here = shared(async (t) => {
  const city = await City.open(t, THURSDAY);
  const [officer, colleague, supervisor] = await Promise.all(["officer", "colleague", "supervisor"].map((login) => city.api(login)));
  return { city, officer, colleague, supervisor };
});

/** The registration as the supervisor sees it; undefined where there is none. */
async function seen(id) {
  const { supervisor } = await here();
  const { status, body } = await supervisor.get(`/api/v1/registrations/${id}`);
  return status === 200 ? body : undefined;
}

const told = (results) => results.map(({ status, why }) => (why ? `${status}: ${why}` : status));

/** A visit at the enterprise of a scene, not pushed yet. */
function visit(chain, city, scene, over, options) {
  const { id, matters } = city.enterprise(scene);
  return chain.seal("registration", chain.registration(id, matters, over), options);
}

fault(
  "same id, other bytes",
  {
    group: "data",
    without: ["one-id-one-record"],
    checked:
      "The first record with an id stays as it was; the second is kept aside as what it is, with a receipt, fills its number, and the chain goes on.",
  },
  async () => {
    const { city, officer } = await here();
    const chain = await Chain.enrol(officer);
    const first = visit(chain, city, "clear");
    assert.deepEqual(told(await chain.push(first.jws)), ["accepted"]);
    const other = visit(chain, city, "clear", { category: "special" }, { over: { id: first.id } });
    const next = visit(chain, city, "pair");
    const results = await chain.push(other.jws, next.jws);
    assert.deepEqual(told(results), ["quarantined: id_with_other_bytes", "accepted"]);
    assert.equal(claims(results[0].receipt).hash, other.hash, "the receipt is over the second's bytes");
    assert.equal((await seen(first.id)).category, "routine");
    await holdShown(city, ["clear", "pair"], chain);
  },
);

fault(
  "sequence gap",
  {
    group: "data",
    without: ["held-in-chain"],
    checked:
      "What comes after a missing number is stored, has a receipt, and is nobody's visit until the missing one comes; then all of them are, without being sent again.",
  },
  async () => {
    const { city, officer } = await here();
    const chain = await Chain.enrol(officer);
    const [one, two, three, four] = ["apart", "complaint", "afterwards", "unfiled"].map((scene) => visit(chain, city, scene));
    const results = await chain.push(one.jws, three.jws, four.jws);
    assert.deepEqual(told(results), ["accepted", "held: gap", "held: gap"]);
    assert.ok(results.every(({ receipt }) => receipt), "what is held is durable, too");
    assert.deepEqual([await seen(three.id), await seen(four.id)], [undefined, undefined]);
    await holdShown(city, ["afterwards", "unfiled"], chain);
    assert.deepEqual(told(await chain.push(two.jws)), ["accepted"]);
    for (const { id } of [two, three, four]) assert.equal((await seen(id)).gap, false);
    assert.deepEqual(told(await chain.push(three.jws, four.jws)), ["duplicate", "duplicate"]);
    await holdShown(city, ["afterwards", "unfiled"], chain);
  },
);

fault(
  "unknown event type",
  {
    group: "data",
    without: ["fills-its-number"],
    checked: "A type of a later app is kept aside with its receipt, which stays the same when it is sent again; the record after it counts at once.",
  },
  async () => {
    const { city, officer } = await here();
    const chain = await Chain.enrol(officer);
    const later = chain.seal("sample_taken", { registration: uuidv7(), jars: 3 });
    const next = visit(chain, city, "never_visited");
    const results = await chain.push(later.jws, next.jws);
    assert.deepEqual(told(results), ["quarantined: unknown_type", "accepted"]);
    const [again] = await chain.push(later.jws);
    assert.deepEqual([again.why, again.receipt], ["unknown_type", results[0].receipt]);
    assert.equal((await seen(next.id)).gap, false);
    await hold(city, chain);
  },
);

fault(
  "amendment before its original",
  {
    group: "data",
    without: ["kept-for-it"],
    checked: "A colleague's amendment arrives before the registration: accepted, without effect until that comes, which is then as amended, with both versions in view.",
  },
  async () => {
    const { city, officer, colleague } = await here();
    const [leader, other] = [await Chain.enrol(officer), await Chain.enrol(colleague)];
    const registration = visit(leader, city, "visited_too");
    const amendment = other.seal("amendment", { registration: registration.id, matters: ["SCJG-02"] });
    assert.deepEqual(told(await other.push(amendment.jws)), ["accepted"]);
    assert.equal(await seen(registration.id), undefined);
    assert.deepEqual(told(await leader.push(registration.jws)), ["accepted"]);
    const view = await seen(registration.id);
    assert.deepEqual(view.matters.map(({ id }) => id), ["SCJG-02"]);
    assert.equal(view.versions.length, 2);
    await holdShown(city, ["visited_too"], leader, other);
  },
);

fault(
  "withdrawal of an unknown id",
  {
    group: "data",
    without: ["kept-for-it"],
    checked: "The withdrawal of a registration that nobody knows is accepted and shows nothing; when the registration comes after all, it is there, struck through, with the reason.",
  },
  async () => {
    const { city, officer } = await here();
    const [one, other] = [await Chain.enrol(officer), await Chain.enrol(officer)];
    const never = other.seal("withdrawal", { registration: uuidv7(), reason: "never came" });
    const registration = visit(one, city, "visited_too");
    const withdrawal = other.seal("withdrawal", { registration: registration.id, reason: "扫错了" });
    assert.deepEqual(told(await other.push(never.jws, withdrawal.jws)), ["accepted", "accepted"]);
    assert.equal(await seen(registration.id), undefined);
    assert.deepEqual(told(await one.push(registration.jws)), ["accepted"]);
    const { state, withdrawn_because } = await seen(registration.id);
    assert.deepEqual([state, withdrawn_because], ["withdrawn", "扫错了"]);
    await holdShown(city, ["visited_too"], one, other);
  },
);

fault(
  "two officers, one visit",
  {
    group: "data",
    without: ["earlier-stands"],
    checked: "Two officers of one organ scan apart and say that it is one visit, before either registration comes: the earlier stands, the later no longer counts, and both stay in view.",
  },
  async () => {
    const { city, officer, colleague } = await here();
    const [one, other] = [await Chain.enrol(officer), await Chain.enrol(colleague)];
    const now = one.now();
    const earlier = visit(one, city, "unknown_code", {}, { at: now - 120_000 });
    const later = visit(other, city, "unknown_code", {}, { at: now - 60_000 });
    const same = other.seal("same_visit", { registrations: [later.id, earlier.id] }, { at: now });
    await other.push(later.jws, same.jws);
    assert.equal((await seen(later.id)).state, "stands", "nothing is known of the other one yet");
    await one.push(earlier.jws);
    assert.deepEqual([(await seen(earlier.id)).state, (await seen(later.id)).state], ["stands", "same_visit"]);
    await holdShown(city, ["unknown_code"], one, other);
  },
);
