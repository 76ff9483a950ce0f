/** The phone's storage breaks: handles die, space runs out, the browser throws data away. */

import assert from "node:assert/strict";
import * as app from "../lib/app.mjs";
import { breakable, breaks, findRecord, loseRecord } from "../lib/breakage.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { held } from "../lib/mishaps.mjs";
import { nudge } from "../lib/outbox.mjs";
import { Proxy } from "../lib/proxy.mjs";
import { until } from "../lib/until.mjs";
import { PULL } from "./lib/bad-network.mjs";
import { fault } from "./lib/fault.mjs";
import { shared } from "./lib/shared.mjs";

const here = shared(async (t) => {
  const city = await City.open(t, THURSDAY);
  const proxy = await Proxy.before(t, city.server);
  const phone = await city.phone(t, "officer", { address: proxy.address, prepare: breakable });
  return { city, proxy, phone, officer: city.notes.accounts.officer.id, form: { enterprise: city.enterprise("clear").id } };
});

/** The phone says that it could not, in these words of the catalogue, and the form stays. */
async function refused({ page }, failure) {
  await page.locator(`[role=alert][data-failure="${failure}"]`).waitFor();
  assert.match(page.url(), /\/visit\//, "the form is still there");
}

/** Everything sealed is sent, in one chain without a gap or in several, and these records are among it. */
async function allSent(phone, officer, ...ids) {
  const { events, sent } = await until("all is sent", async () => {
    const all = await app.evidence(phone, officer);
    return all.outbox.length === 0 && all;
  });
  for (const id of ids) assert.ok(sent.some((row) => row.id === id && row.receipt), "it has a receipt");
  for (const kid of new Set(events.map((event) => event.kid))) {
    const numbers = events.filter((event) => event.kid === kid).map(({ seq }) => seq);
    assert.deepEqual(numbers.sort((a, b) => a - b), numbers.map((_, at) => at + 1));
  }
  return events;
}

fault(
  "the database handle dies (as iOS does to it)",
  {
    group: "phone",
    without: ["reopen-database", "read-back"],
    checked:
      "Every handle closed behind the app's back; the connection lost in the middle of sealing, and after its commit: each time the record is sealed, once. A transaction that is reported as complete and has kept nothing is not called sealed; the next tap seals it.",
  },
  async () => {
    const { phone, officer, form } = await here();
    const ids = [];
    for (const death of ["handles closed", "dead in the middle", "dead after the commit"]) {
      const id = await app.beginForm(phone, officer, form);
      await breaks(phone, death);
      await app.register(phone);
      ids.push(id);
    }
    const id = await app.beginForm(phone, officer, form);
    await breaks(phone, "said and not done");
    await app.registerButton(phone).click();
    await refused(phone, "storage");
    await app.register(phone);
    const events = await allSent(phone, officer, ...ids, id);
    assert.equal(events.length, new Set(events.map((event) => event.about)).size, "each once");
  },
);

fault(
  "quota full",
  {
    group: "phone",
    without: ["end-awaited"],
    checked:
      "With no space left (the browser's own quota) the phone says so and what to do, does not call it sealed, and keeps the form; what was sealed before is there and is sent once there is space; the next tap seals.",
  },
  async () => {
    const { phone, proxy, officer, form } = await here();
    await proxy.down();
    const before = await app.beginForm(phone, officer, form);
    await app.register(phone);
    const id = await app.beginForm(phone, officer, form);
    // The browser asks what space there is when it opens a database, and then not for a while.
    await phone.close();
    await phone.open("about:blank");
    const devtools = await phone.devtools();
    const quota = (more) => devtools.send("Storage.overrideQuotaForOrigin", { origin: proxy.address, ...more });
    await quota({ quotaSize: 1 });
    await phone.go(`/visit/${id}`);
    await app.registerButton(phone).click();
    await refused(phone, "storage_full");
    const { outbox } = await app.evidence(phone, officer);
    assert.deepEqual(outbox.map((row) => row.id), [before]);
    await quota({});
    await app.register(phone);
    await proxy.up();
    await phone.go("/unsent");
    await allSent(phone, officer, before, id);
  },
);

fault(
  "storage evicted in part (key gone, records left)",
  {
    group: "phone",
    without: ["key-still-there", "loss-told"],
    checked:
      "The key is gone while a record waits: the record is sent all the same (it proves itself), and the phone enrols a new key by itself and goes on in a chain of its own. A record is gone while one after it waits: the phone gives nothing up by itself and asks; once the officer says that it is lost, the one that waited counts; the lost one turns up and is taken all the same.",
  },
  async () => {
    const { phone, proxy, officer, form } = await here();
    await proxy.down();
    const before = await app.beginForm(phone, officer, form);
    await app.register(phone);
    await loseKey(phone, officer);
    await proxy.up();
    await phone.go("/unsent");
    await allSent(phone, officer, before);
    const id = await app.beginForm(phone, officer, form);
    await app.register(phone);
    const events = await allSent(phone, officer, id);
    const kid = (of) => events.find((event) => event.id === of).kid;
    assert.notEqual(kid(id), kid(before), "another key, another chain");

    await proxy.down();
    const gone = await app.beginForm(phone, officer, form);
    await app.register(phone);
    const last = await app.beginForm(phone, officer, form);
    await app.register(phone);
    const lost = await loseRecord(phone, officer, gone);
    await proxy.up();
    await phone.go("/unsent");
    await phone.page.getByTestId("gap").getByRole("button", { name: "缺的那条已丢失" }).click();
    assert.deepEqual((await app.evidence(phone, officer)).outbox.map((row) => [row.id, row.state]), [[last, "held"]]);
    await phone.page.getByRole("button", { name: "确认已丢失" }).click();
    await until("it counts", async () => (await app.evidence(phone, officer)).outbox.length === 0);
    await findRecord(phone, officer, lost);
    await phone.go("/unsent");
    await allSent(phone, officer, gone, last);
  },
);

fault(
  "storage evicted whole",
  {
    group: "phone",
    without: ["persistent-storage", "page-follows"],
    checked:
      "The browser is asked never to evict; whether it grants that is its own, and what was thrown away unsent no program brings back. Cleared with the app open and a page of pull on its way, and again with cookies: the phone enrols anew (the second time after signing in), seals into a new chain, and what the server has comes back with the first fill, not only what that page had.",
  },
  async () => {
    const { city, phone, proxy, officer, form } = await here();
    const origin = proxy.address;
    const devtools = await phone.devtools();
    const asked = await phone.page.evaluate(() => window.ruqiAskedToKeep);
    assert.ok(asked, "the browser was asked never to evict");
    const before = await app.beginForm(phone, officer, form);
    await app.register(phone);
    await app.sent(phone);
    const page = held();
    proxy.breaks(PULL, page.mishap, { times: 1 });
    await app.status(phone).click();
    await page.came;
    await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
    page.go();
    await nudge(phone);
    await enrolled(phone, officer);
    await app.ready(phone);
    await app.finds(phone, city.enterprise("clear").name);
    const again = await app.beginForm(phone, officer, form);
    await app.register(phone);
    await allSent(phone, officer, again);

    await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
    await phone.go("/");
    await app.signIn(phone, city.account("officer"));
    await app.ready(phone);
    const last = await app.beginForm(phone, officer, form);
    await app.register(phone);
    await allSent(phone, officer, last);
    await phone.go(`/records/${before}`);
    await phone.page.getByText(city.enterprise("clear").name).first().waitFor();
  },
);

/** A chain's key is no longer on the disk; the rest is. */
const loseKey = ({ page }, officer) =>
  page.evaluate(async (name) => {
    const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: resolve, onerror: reject }));
    const opening = indexedDB.open(name);
    await done(opening);
    const chains = opening.result.transaction("chains", "readwrite").objectStore("chains");
    const all = chains.getAll();
    await done(all);
    await Promise.all(all.result.map((chain) => done(chains.put({ ...chain, key: null }))));
    opening.result.close();
  }, `ruqi-evidence-${officer}`);

/** A chain to seal with is there. */
const enrolled = (phone, officer) => until("the phone is enrolled", async () => (await app.evidence(phone, officer)).heads.length > 0);
