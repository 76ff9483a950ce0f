/** A server that is a day behind, or altered: nothing that was sealed is lost by it, and nothing altered goes unnamed. */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Chain } from "../lib/chain.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { fault } from "./lib/fault.mjs";

const group = "server";

/** A city, with one who registers at its first enterprise. */
async function opened(t) {
  const city = await City.open(t, THURSDAY, { enterprises: 60 });
  const { id, matters } = city.enterprise("clear");
  const enrol = async () => Chain.enrol(await city.api("officer"));
  const seal = (chain, over) => chain.seal("registration", chain.registration(id, matters, over));
  return { city, enrol, seal };
}

/** Alters a word in the row of an id, in the file itself: the server is stopped, its log is folded in. */
function alter(file, id, word, other) {
  const bytes = readFileSync(file);
  const key = Buffer.from(id.replaceAll("-", ""), "hex");
  let at = -1;
  for (let row = bytes.indexOf(key); row >= 0 && at < 0; row = bytes.indexOf(key, row + 1)) {
    const found = bytes.subarray(row, row + 200).indexOf(word);
    if (found >= 0) at = row + found;
  }
  assert.ok(at >= 0, `no row of ${id} has "${word}"`);
  bytes.write(other, at);
  writeFileSync(file, bytes);
}

fault(
  "restored from yesterday, with phones enrolled since",
  {
    group,
    without: ["new-epoch", "first-receipt", "certificates-back"],
    checked: "A backup beside the running server; then records of a known phone, and a phone enrolled since. After the restore the epoch is another one, and both phones' records come back once, with the receipts of their first arrival; `ruqi verify` finds no difference.",
  },
  async (t) => {
    const { city, enrol, seal } = await opened(t);
    const known = await enrol();
    const before = seal(known);
    await known.push(before.jws);
    const { epoch } = (await known.api.get("/api/v1/sync/probe")).body;
    const file = join(city.server.data, "..", `yesterday-${process.pid}.db`);
    city.ruqi("backup", file);
    const since = await enrol();
    const lost = [[known, seal(known)], [since, seal(since)], [since, seal(since)]];
    const receipts = [];
    for (const [chain, event] of lost) receipts.push((await chain.push(event.jws))[0].receipt);
    await city.server.stop();
    city.ruqi("restore", file, "--replace");
    await city.server.start();

    const probe = (await known.api.get("/api/v1/sync/probe")).body;
    assert.notEqual(probe.epoch, epoch, "the epoch is the old one: no phone would notice");
    for (const [at, [chain, event]] of lost.entries()) {
      const offered = { events: [event.jws], certificates: [chain.certificate], receipts: { [event.id]: receipts[at] } };
      const answer = await chain.api.post("/api/v1/sync/push", offered);
      const [result] = answer.body.results;
      assert.equal(result.status, "accepted", `${result.status}: ${result.why}`);
      assert.equal(result.receipt, receipts[at], "the first arrival is another one now");
    }
    assert.equal((await known.push(before.jws))[0].status, "duplicate");
    city.verify();
  },
);

fault(
  "a row altered by hand: `verify` names it",
  {
    group,
    without: ["derived-again"],
    checked: "The category of one registration is changed in the file: `ruqi verify` names table, row and column, and ends with status 1; changed back, it finds no difference.",
  },
  async (t) => {
    const { city, enrol, seal } = await opened(t);
    const chain = await enrol();
    const event = seal(chain);
    await chain.push(event.jws);
    city.verify();
    await city.server.stop();
    alter(join(city.server.data, "ruqi.db"), event.id, "routine", "routinf");
    const { status, told } = city.verified();
    assert.equal(status, 1, `verify was content: ${told}`);
    assert.match(told, new RegExp(`^registration ${event.id} category: stored "routinf", derived "routine"$`, "m"));
    alter(join(city.server.data, "ruqi.db"), event.id, "routinf", "routine");
    city.verify();
  },
);
