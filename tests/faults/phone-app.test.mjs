/** The app itself changes under the officer's hands, or comes in part. */

import assert from "node:assert/strict";
import * as app from "../lib/app.mjs";
import { laterBuild, lookForBuild, takeBuild } from "../lib/builds.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { answers, changed, problem } from "../lib/mishaps.mjs";
import { passThrough, Proxy } from "../lib/proxy.mjs";
import { Phone } from "../lib/phone.mjs";
import { until } from "../lib/until.mjs";
import { fault } from "./lib/fault.mjs";
import { shared } from "./lib/shared.mjs";

const here = shared(async (t) => {
  const city = await City.open(t, THURSDAY);
  const proxy = await Proxy.before(t, city.server);
  const phone = await city.phone(t, "officer", { address: proxy.address });
  return { city, proxy, phone, officer: city.notes.accounts.officer.id, form: { enterprise: city.enterprise("clear").id } };
});

/** Everything sealed is sent, these records among it. */
async function allSent(phone, officer, ...ids) {
  const { sent } = await until("all is sent", async () => {
    const all = await app.evidence(phone, officer);
    return all.outbox.length === 0 && all;
  });
  for (const id of ids) assert.ok(sent.some((row) => row.id === id && row.receipt), "it has a receipt");
}

fault(
  "service worker killed in a sync",
  {
    group: "phone",
    without: ["api-past-worker"],
    checked:
      "All workers are stopped while a background sync runs and a push is on its way: the page pushes, the worker only wakes it and answers for files alone, so the answer comes, the record crosses once; the app opens from the worker's files without signal after that.",
  },
  async () => {
    const { proxy, phone, officer, form } = await here();
    const devtools = await phone.devtools();
    const registrations = new Promise((resolve) => devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations: [one] }) => one && resolve(one)));
    await devtools.send("ServiceWorker.enable");
    const { registrationId } = await registrations;
    const id = await app.beginForm(phone, officer, form);
    const gate = {};
    const open = new Promise((resolve) => (gate.open = resolve));
    const came = new Promise((resolve) => (gate.came = resolve));
    const held = async (exchange) => {
      gate.came();
      await open;
      await passThrough(exchange);
    };
    const isSending = (body) => String(body).includes('"events":["');
    proxy.breaks("/api/v1/sync/push", held, { times: 1, when: isSending });
    await app.register(phone);
    await came;
    await devtools.send("ServiceWorker.dispatchSyncEvent", { origin: proxy.address, registrationId, tag: "ruqi-push", lastChance: false });
    await devtools.send("ServiceWorker.stopAllWorkers");
    gate.open();
    await phone.page.locator('[data-send="sent"]').waitFor({ timeout: 5_000 });
    assert.equal(proxy.pushes.filter(({ events }) => events.length > 0).length, 1, "it crossed once");
    await allSent(phone, officer, id);
    await proxy.down();
    await phone.go("/today");
    await app.status(phone).filter({ hasText: "离线" }).waitFor();
    await proxy.up();
  },
);

fault(
  "a service-worker asset missing at install: the old version goes on",
  {
    group: "phone",
    without: ["whole-install"],
    checked:
      "A later build is served whose list names a file that the server has not: it is not installed and not offered; the old version opens without signal and registers.",
  },
  async () => {
    const { proxy, phone, officer, form } = await here();
    await phone.go("/today");
    proxy.breaks("/sw.js", laterBuild({ missing: "assets/later.js" }));
    assert.equal(await lookForBuild(phone), "redundant");
    await proxy.down();
    const id = await app.beginForm(phone, officer, form);
    await app.register(phone);
    assert.equal(await phone.page.getByRole("button", { name: "现在更新" }).count(), 0);
    await proxy.heals();
    await phone.go("/unsent");
    await allSent(phone, officer, id);
  },
);

fault(
  "app updated with a draft open",
  {
    group: "phone",
    without: ["update-waits"],
    checked:
      "A later build is found while a form is half filled in: it waits and is offered, the form is left as it is; after “update now” the new version opens on the same form with what was typed, and registers it.",
  },
  async () => {
    const { proxy, phone, officer, form } = await here();
    const id = await app.beginForm(phone, officer, form);
    await app.afterwards(phone, "2026-03-05T08:00", "手机没电");
    proxy.breaks("/sw.js", laterBuild());
    await lookForBuild(phone);
    await phone.page.getByRole("button", { name: "现在更新" }).waitFor({ timeout: 5_000 });
    assert.equal(await phone.page.getByLabel("补录原因").inputValue(), "手机没电");
    await until("what was typed is kept", async () => (await app.evidence(phone, officer)).drafts.find((one) => one.id === id)?.afterwards === "手机没电");
    await takeBuild(phone);
    assert.equal(await phone.page.getByLabel("补录原因").inputValue(), "手机没电");
    await app.registerOrGoIn(phone, "当场口头告知");
    await allSent(phone, officer, id);
    await proxy.heals();
  },
);

fault(
  "app rolled back with a full queue",
  {
    group: "phone",
    without: ["newer-schema"],
    checked:
      "A later build has brought the phone's databases to schemas that this app does not know, and is taken back while the queue is full and the server calls the app too old: this app opens the newer databases as they are, shows and sends the whole queue, seals more, and says that it has to be updated.",
  },
  async () => {
    const { proxy, phone, officer, form } = await here();
    await phone.go("/today");
    proxy.breaks("/sw.js", laterBuild());
    await lookForBuild(phone);
    await takeBuild(phone);
    await proxy.down();
    const ids = [];
    for (let n = 0; n < 3; n++) {
      ids.push(await app.beginForm(phone, officer, form));
      await app.register(phone);
    }
    await phone.page.evaluate(laterSchemas);
    await proxy.heals();
    // A server that has moved on says so wherever it is asked: what one answer said, the next would take back.
    proxy.breaks("/api/v1/sync/pull", problem(426, "app-too-old"));
    proxy.breaks("/api/v1/sync/probe", changed((probe) => ({ ...probe, min_app: "999.0.0" })));
    await lookForBuild(phone);
    await takeBuild(phone);
    await phone.go("/unsent");
    ids.push(await app.beginForm(phone, officer, form));
    await app.register(phone);
    await allSent(phone, officer, ...ids);
    await app.status(phone).filter({ hasText: "请更新应用" }).waitFor();
    await proxy.heals();
  },
);

fault(
  "WASM fails to load",
  {
    group: "phone",
    without: ["seals-without-rules"],
    checked:
      "The rules' WASM does not come, on a phone that never had it: the visit is shown as not evaluated, sealed and sent all the same; the server judges it. When the WASM is there again, so is the verdict.",
  },
  async (t) => {
    const { city, proxy } = await here();
    const { id: enterprise, matters } = city.enterprise("apart");
    proxy.breaks("/assets/rules_bg", answers(404, { "content-type": "text/plain" }, "gone"));
    const phone = await Phone.take(t, { address: proxy.address });
    await app.signIn(phone, city.account("colleague"));
    await app.status(phone).filter({ hasText: "已同步" }).waitFor({ timeout: 60_000 });
    const officer = city.notes.accounts.colleague.id;
    const id = await app.beginForm(phone, officer, { enterprise, matters, category: "routine" });
    await app.verdictIs(phone, "not_evaluated");
    await app.register(phone);
    await allSent(phone, officer, id);
    const api = await city.api("supervisor");
    const { items } = (await api.get("/api/v1/registrations")).body;
    assert.ok(["clear", "caution", "violation"].includes(items.find((one) => one.id === id).verdict.verdict), "the server judged");
    await proxy.heals();
    await phone.go("/today");
    await app.beginForm(phone, officer, { enterprise, category: "service" });
    await app.verdictIs(phone, "caution");
  },
);

/** In the page: every database of the app is of a later schema, with a table more and a field more in what waits. */
async function laterSchemas() {
  for (const { name, version } of await indexedDB.databases()) {
    const opening = indexedDB.open(name, version + 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("later");
    await new Promise((resolve, reject) => Object.assign(opening, { onsuccess: resolve, onerror: reject }));
    opening.result.close();
  }
}
