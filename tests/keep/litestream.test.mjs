/** The machine is lost, and the database comes back as of a moment: Litestream shipped its log meanwhile. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { Chain } from "../lib/chain.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { hold } from "../lib/invariants.mjs";
import { Litestream, version } from "../lib/litestream.mjs";
import { until } from "../lib/until.mjs";

/** Chains that push at once, each one record after the other. */
const CHAINS = 3;
/** Records that are sealed after the moment, at the least. */
const SINCE = 30;

/** Pushes until the server is gone; each record with when it was sealed and, where an answer came, when it was receipted. */
async function load(chain, seal, kept) {
  for (;;) {
    const one = { chain, sealed: Date.now(), event: seal(chain) };
    kept.push(one);
    try {
      const [{ receipt }] = await chain.push(one.event.jws);
      Object.assign(one, { receipt, receipted: Date.now() });
    } catch {
      return;
    }
  }
}

/** As a phone does that sees another epoch: all that it has, with its certificate and the first receipts. */
async function offerAgain(chain, mine) {
  const receipts = Object.fromEntries(mine.flatMap(({ event, receipt }) => (receipt ? [[event.id, receipt]] : [])));
  for (let at = 0; at < mine.length; at += 100) {
    const batch = mine.slice(at, at + 100);
    const events = batch.map(({ event }) => event.jws);
    const answer = await chain.api.post("/api/v1/sync/push", { events, certificates: [chain.certificate], receipts });
    assert.equal(answer.status, 200, answer.text);
    for (const [n, result] of answer.body.results.entries()) batch[n].again = result;
  }
}

function declare() {
  test("the machine is lost: back to a moment, and every receipt's record is there", async (t) => {
    const city = await City.open(t, THURSDAY, { enterprises: 60 });
    const { data } = city.server;
    const away = mkdtempSync(join(tmpdir(), "ruqi-away-"));
    const shipping = (name) => new Litestream({ config: join(away, `${name}.yml`), database: join(data, "ruqi.db"), replica: join(away, name) });
    const first = shipping("first").start();
    t.after(async () => {
      await first.kill();
      rmSync(away, { recursive: true, force: true });
    });
    city.ruqi("backup", "--keys", join(away, "keys"));
    const places = Object.values(city.notes.enterprises).filter(({ matters }) => matters);
    const chains = [];
    for (let n = 0; n < CHAINS; n++) chains.push(await Chain.enrol(await city.api("officer")));
    const { epoch } = (await chains[0].api.get("/api/v1/sync/probe")).body;
    let n = 0;
    const seal = (chain) => {
      const { id, matters } = places[n++ % places.length];
      return chain.seal("registration", chain.registration(id, matters));
    };
    const kept = [];
    const work = Promise.all(chains.map((chain) => load(chain, seal, kept)));
    const receipted = () => kept.filter((one) => one.receipted);
    await until("records are receipted", () => receipted().length >= CHAINS);
    const safe = Date.now();
    await until("they are shipped", async () => (await first.shippedUntil()) > safe);
    const moment = Date.now();
    await until("more are receipted", () => receipted().filter(({ sealed }) => sealed > moment).length >= SINCE);
    await Promise.all([city.server.kill(), first.kill()]);
    await work;
    rmSync(data, { recursive: true });

    await first.restore(moment, join(away, "then.db"));
    city.ruqi("restore", join(away, "then.db"), "--replace", "--keys", join(away, "keys"));
    await city.server.start();
    assert.notEqual((await chains[0].api.get("/api/v1/sync/probe")).body.epoch, epoch, "no phone would notice");
    for (const chain of chains) await offerAgain(chain, kept.filter((one) => one.chain === chain));
    for (const { event, sealed, receipt, receipted, again } of kept) {
      if (receipted <= safe) assert.equal(again.status, "duplicate", `${event.id} was there before the moment`);
      else if (sealed > moment) assert.equal(again.status, "accepted", `${event.id} is from after the moment`);
      if (receipt) assert.equal(again.receipt, receipt, "its first arrival is another one now");
      assert.ok(again.receipt, `${event.id}: ${again.status}, ${again.why}`);
    }
    t.diagnostic(`${kept.length} records; ${kept.filter(({ again }) => again.status === "accepted").length} were from after the moment`);
    city.verify();
    await hold(city, ...chains);

    // The history goes on from another place.
    const second = shipping("second").start();
    t.after(() => second.kill());
    const later = Date.now();
    await chains[0].push(seal(chains[0]).jws);
    await until("it is shipped again", async () => (await second.shippedUntil()) > later);
    await second.restore(Date.now(), join(away, "later.db"));
    city.ruqi("verify", "--file", join(away, "later.db"));
  });
}

if (version()) declare();
else console.log("Litestream is not on this machine (LITESTREAM, PATH): going back to a moment was not tried");
