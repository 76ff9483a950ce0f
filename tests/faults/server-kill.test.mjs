/** The server's process is killed, and its disk is full: a receipt still means that the record is there. */

import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { Chain } from "../lib/chain.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { smallDisk } from "./lib/small-disk.mjs";
import { fault } from "./lib/fault.mjs";

const group = "server";
const KILLS = Number(process.env.RUQI_KILLS ?? 25);
/** Chains that push at once: a commit is nearly always under way. */
const CHAINS = 6;
/** How long the server is left to work between two kills, in ms: some commits, of a few milliseconds each. */
const SPAN = 60;

/** Pushes one event after the other until the server is gone; keeps what it had a receipt for, and what it had not. */
async function load(chain, seal, keep, going) {
  while (going()) {
    const event = chain.unanswered ?? seal(chain);
    chain.unanswered = event;
    try {
      const [result] = await chain.push(event.jws);
      assert.ok(["accepted", "duplicate"].includes(result.status), `${result.status}: ${result.why}`);
      keep({ chain, event, receipt: result.receipt });
      chain.unanswered = undefined;
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      // The answer was lost: the same bytes are sent again.
      return;
    }
  }
}

fault(
  "SIGKILL during commits: every receipt's event is there",
  {
    group,
    without: ["receipt-after-commit"],
    checked: `${KILLS} kills at random moments while six phones push at once: each event that was receipted before a kill is a duplicate with the same receipt after it, each whose answer was lost is taken once, and \`ruqi verify\` finds no difference.`,
  },
  async (t) => {
    const city = await City.open(t, THURSDAY, { enterprises: 60 });
    const { id, matters } = city.enterprise("clear");
    const chains = [];
    for (let n = 0; n < CHAINS; n++) chains.push(await Chain.enrol(await city.api("officer")));
    const seal = (chain) => chain.seal("registration", chain.registration(id, matters));
    const all = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const kept = [];
      let going = true;
      let tell;
      const first = new Promise((done) => (tell = done));
      const work = Promise.all(chains.map((chain) => load(chain, seal, (one) => tell(kept.push(one)), () => going)));
      // Right at a receipt, or at a random moment after it.
      await Promise.race([work, first]);
      if (kill % 2 === 1) await new Promise((done) => setTimeout(done, randomInt(SPAN)));
      going = false;
      await city.server.kill();
      await work;
      await city.server.start();
      for (const { chain, event, receipt } of kept) {
        const [again] = await chain.push(event.jws);
        assert.equal(again.status, "duplicate", `a receipt was given for ${event.id}, and the server has lost it`);
        assert.equal(again.receipt, receipt);
      }
      all.push(...kept);
    }
    assert.ok(all.length >= KILLS, `only ${all.length} were receipted: the kills hit nothing`);
    city.verify();
  },
);

fault(
  "disk full: 503, no receipt",
  {
    group,
    without: ["no-room-for-now"],
    checked: "On a disk of a few megabytes (or, where none may be mounted, under a limit for files) phones push until nothing fits: 503 with Retry-After and no receipt; with room again the same bytes are accepted, all before are there, and `ruqi verify` finds no difference.",
  },
  async (t) => {
    const city = await City.open(t, THURSDAY, { enterprises: 60 });
    const { id, matters } = city.enterprise("clear");
    const chain = await Chain.enrol(await city.api("officer"));
    const disk = await smallDisk(t, city.server);
    const seal = () => chain.seal("registration", chain.registration(id, matters, { decision: { went_in: true, reason: "长".repeat(500) } }));
    const taken = [];
    let refused;
    while (!refused) {
      const batch = Array.from({ length: 50 }, seal);
      const body = JSON.stringify({ events: batch.map(({ jws }) => jws) });
      const answer = await chain.api.post("/api/v1/sync/push", body, { "content-type": "application/json" });
      if (answer.status === 200) taken.push(...batch);
      else refused = { batch, answer };
      assert.ok(taken.length < 20_000, "the disk never was full");
    }
    assert.equal(refused.answer.status, 503, refused.answer.text);
    assert.ok(Number(refused.answer.headers.get("retry-after")) > 0);
    assert.doesNotMatch(refused.answer.text, /receipt/);
    await disk.grow();
    const [first, last] = [taken[0], taken.at(-1)];
    const results = await chain.push(first.jws, last.jws, ...refused.batch.map(({ jws }) => jws));
    const told = results.map(({ status }) => status);
    assert.deepEqual(told, ["duplicate", "duplicate", ...refused.batch.map(() => "accepted")]);
    city.verify();
  },
);
