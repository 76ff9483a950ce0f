/** Six records about one enterprise, in the orders in which they can arrive. */

import assert from "node:assert/strict";
import { Chain } from "../lib/chain.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { hold } from "../lib/invariants.mjs";
import { random } from "../lib/random.mjs";
import { fault } from "./lib/fault.mjs";

const MINUTE = 60_000;
/** Requests under way at once: as many as the server handles well beside the test. */
const AT_ONCE = 16;
/** Events to a push (docs/SYNC-PROTOCOL.md, "Numbers"). */
const PUSH = 100;

function permutations(items) {
  if (items.length < 2) return [items];
  return items.flatMap((first, at) => permutations(items.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}

/**
 * How many of the 720 orders are tried: enough to have each record before and after each other one many times over, in a
 * few seconds. RUQI_ORDERS=720 tries them all.
 */
const ORDERS = Number(process.env.RUQI_ORDERS ?? 120);

/** The order in which it was sealed, and others chosen by a seed that stays the same. */
function chosen(all, count) {
  const next = random(20260305);
  const [first, ...others] = all.map((order) => ({ order, by: next() }));
  others.sort((a, b) => a.by - b.by);
  return [first, ...others.slice(0, count - 1)].map(({ order }) => order);
}

/** Does the work for each, a few at a time; the results in their order. */
async function each(items, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at], at);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

/**
 * The history, the same for each order: the organ's visit, amended twice, of which the later amendment wins; a visit of
 * two colleagues that the second withdraws; and the county's, on the matter that the amendment set. Two phones of its own seal four of the
 * six, so that they wait for each other, too; of the other two phones every order has one record.
 */
const HISTORY = [
  ({ own, enterprise }, at) => own.seal("registration", own.registration(enterprise, ["SCJG-03"]), at(0)),
  ({ own, made }, at) => own.seal("amendment", { registration: made[0].id, matters: ["SCJG-04"] }, at(10)),
  ({ colleague, theirs, enterprise }, at) => {
    const officers = [colleague.officer.id, theirs.officer.id];
    return colleague.seal("registration", colleague.registration(enterprise, ["SCJG-03"], { officers }), at(20));
  },
  ({ theirs, made }, at) => theirs.seal("amendment", { registration: made[0].id, matters: ["SCJG-05"] }, at(30)),
  ({ county, enterprise }, at) => county.seal("registration", county.registration(enterprise, ["SCJG-05"]), at(40)),
  ({ theirs, made }, at) => theirs.seal("withdrawal", { registration: made[2].id, reason: "扫错了" }, at(50)),
];
const NAMES = ["first", "amended", "second", "again", "third", "withdrawal"];
const ALL = [0, 1, 2, 3, 4, 5];

/** Enterprises that nobody has visited, planned to visit or filed for: what is judged there is the history alone. */
async function untouched(apis, count) {
  const pulled = await Promise.all(apis.map(pullAll));
  const rows = (kind) => pulled.flatMap((all) => all[kind] ?? []);
  const touched = new Set([...rows("visit"), ...rows("plan_item"), ...rows("filing")].flat());
  const found = (pulled[0].enterprise ?? []).map(([id]) => id).filter((id) => !touched.has(id)).slice(0, count);
  assert.equal(found.length, count);
  return found;
}

/** Rows by kind, to the end. */
async function pullAll(api) {
  const all = {};
  let cursor = "";
  for (let more = true; more; ) {
    const { body } = await api.get(`/api/v1/sync/pull?${new URLSearchParams(cursor ? { cursor } : {})}`, { "ruqi-app": "0.1.0" });
    for (const { kind, rows } of body.blocks) (all[kind] ??= []).push(...rows);
    [cursor, more] = [body.cursor, body.has_more];
  }
  return all;
}

/** Every registration that was made today, as the supervisor sees it. */
async function registrations(api, count) {
  const views = new Map();
  let before = "";
  do {
    const { body } = await api.get(`/api/v1/registrations?${new URLSearchParams({ limit: "100", ...(before && { before }) })}`);
    for (const view of body.items) views.set(view.id, view);
    before = body.before;
  } while (before && views.size < count);
  return views;
}

/** The three registrations of an order with its ids replaced by names, and without what tells one order from another. */
function asSeen(made, enterprise, views) {
  const three = [made[0], made[2], made[4]].map(({ id }) => {
    const { received_at, enterprise_name, ...view } = views.get(id) ?? {};
    return view;
  });
  const named = made.reduce((text, { id }, at) => text.replaceAll(id, NAMES[at]), JSON.stringify(three));
  return named.replaceAll(enterprise, "enterprise");
}

fault(
  "any permutation of six events converges",
  {
    group: "data",
    without: ["judged-again"],
    checked:
      "120 of the 720 orders of six records of four phones, each at an enterprise of its own, one record a push: after each order the supervisor sees the same three visits with the same verdicts. All 720 were tried, too.",
  },
  async (t) => {
    const city = await City.open(t, THURSDAY);
    const logins = ["officer", "colleague", "third", "county-officer", "supervisor"];
    const [officer, second, third, countyOfficer, supervisor] = await Promise.all(logins.map((login) => city.api(login)));
    const orders = chosen(permutations(ALL), ORDERS);
    const enterprises = await untouched([officer, countyOfficer], orders.length);
    const [colleague, county] = [await Chain.enrol(second), await Chain.enrol(countyOfficer)];
    const probe = await officer.get("/api/v1/sync/probe");
    const begin = county.now() - 180 * MINUTE;
    const cases = await each(orders, async (order, n) => ({
      order,
      ...{ own: await Chain.enrol(officer, probe), theirs: await Chain.enrol(third, probe), colleague, county },
      ...{ enterprise: enterprises[n], made: [] },
    }));
    // What all orders share a chain of is sealed in the order in which it is sent.
    for (const at of [0, 2, 4, 1, 3, 5]) {
      const inTurn = cases.toSorted((a, b) => a.order.indexOf(at) - b.order.indexOf(at));
      for (const one of inTurn) one.made[at] = HISTORY[at](one, (minutes) => ({ at: begin + minutes * MINUTE }));
    }
    for (const round of ALL) {
      const shared = new Set([2, 4]);
      const sent = cases.map(({ order, made }) => ({ at: order[round], jws: made[order[round]].jws }));
      const statuses = await send(county, sent.map(({ jws }) => jws));
      sent.forEach(({ at }, n) => shared.has(at) && assert.equal(statuses[n], "accepted"));
      assert.deepEqual(statuses.filter((status) => status !== "accepted" && status !== "held"), []);
    }

    const views = await registrations(supervisor, 3 * orders.length);
    const seen = cases.map(({ made, enterprise }) => asSeen(made, enterprise, views));
    const [one, two, three] = JSON.parse(seen[0]);
    assert.deepEqual(one.matters.map(({ id }) => id), ["SCJG-05"], "the later amendment wins");
    assert.deepEqual([one.versions.length, two.state], [3, "withdrawn"]);
    const because = three.verdict.findings.flatMap((finding) => finding.because);
    assert.ok(because.includes("first"), "the county's visit repeats the city's");
    orders.forEach((order, n) => assert.ok(seen[n] === seen[0], `the order ${order.join("")}: ${apart(seen[n], seen[0])}`));
    await hold(city, colleague, county, ...cases.flatMap(({ own, theirs }) => [own, theirs]));
  },
);

/** Where two texts part. */
function apart(one, other) {
  const at = [...one].findIndex((character, n) => character !== other[n]);
  return `…${one.slice(Math.max(0, at - 40), at + 40)}…, not …${other.slice(Math.max(0, at - 40), at + 40)}…`;
}

/** Pushes them, a full batch at a time; what became of each. */
async function send(chain, events) {
  const statuses = [];
  for (let from = 0; from < events.length; from += PUSH) {
    const results = await chain.push(...events.slice(from, from + PUSH));
    statuses.push(...results.map(({ status, why }) => (status === "quarantined" ? `${status}: ${why}` : status)));
  }
  return statuses;
}
