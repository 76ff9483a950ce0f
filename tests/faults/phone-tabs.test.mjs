/** The app is open in two tabs of one browser, and both are at it. */

import assert from "node:assert/strict";
import * as app from "../lib/app.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { Moments } from "../lib/moments.mjs";
import { Proxy } from "../lib/proxy.mjs";
import { until } from "../lib/until.mjs";
import { fault } from "./lib/fault.mjs";
import { shared } from "./lib/shared.mjs";

const here = shared(async (t) => {
  const city = await City.open(t, THURSDAY);
  const proxy = await Proxy.before(t, city.server);
  const moments = new Moments();
  const phone = await city.phone(t, "officer", { address: proxy.address, prepare: moments.prepare });
  await phone.page.goto("about:blank");
  return { proxy, moments, phone, officer: city.notes.accounts.officer.id, enterprise: city.enterprise("clear").id };
});

/** Two tabs that have just been opened. */
async function twoTabs() {
  const { phone } = await here();
  return [await phone.tab("/unsent"), await phone.tab("/unsent")];
}

/** How many pushes with records in them came after so many requests. */
const withEvents = (proxy, before) =>
  proxy.seen.slice(before).filter(({ path, body }) => path.endsWith("/push") && JSON.parse(body).events.length > 0).length;

/** How many wait for this lock of the browser's. */
const waitFor = ({ page }, lock) =>
  page.evaluate(async (lock) => (await navigator.locks.query()).pending.filter(({ name }) => name === lock).length, lock);

const signed = ({ page }) => page.evaluate(() => window.ruqiSigned ?? 0);

/** One chain without a gap or a branch, and all of it sent, these among it. */
async function oneChain(tab, ...ids) {
  const { officer } = await here();
  const { events, outbox, sent } = await until("all is sent", async () => {
    const all = await app.evidence(tab, officer);
    return all.outbox.length === 0 && all;
  });
  const chain = events.sort((a, b) => a.seq - b.seq);
  assert.deepEqual(chain.map(({ seq }) => seq), chain.map((_, at) => at + 1));
  const prev = chain.map(({ jws }) => JSON.parse(Buffer.from(jws.split(".")[1], "base64url")).prev);
  assert.deepEqual(prev.slice(1), chain.slice(0, -1).map(({ hash }) => hash), "each names the one before");
  assert.deepEqual([outbox.length, ids.every((id) => sent.some((row) => row.id === id && row.receipt))], [0, true]);
}

fault(
  "two tabs sealing",
  {
    group: "phone",
    without: ["web-lock", "compare-and-set-head"],
    checked:
      "One tab stands between signing and storing while the other is told to seal: with Web Locks it waits its turn and nothing is signed twice; without them (a browser that has none) the slower tab finds the head moved and signs on top. One chain, no gap, no branch, each record sent once.",
  },
  async () => {
    const { moments, officer, enterprise } = await here();
    const [one, other] = await twoTabs();
    const first = await app.beginForm(one, officer, { enterprise });
    const second = await app.beginForm(other, officer, { enterprise });
    const stopped = await moments.stop(one, "signed");
    await app.registerButton(one).click();
    await stopped.came();
    await app.registerButton(other).click();
    await until("the other tab waits its turn", () => waitFor(one, `ruqi-seal-${officer}`), { within: 3_000 });
    await moments.go(one);
    for (const phone of [one, other]) await app.sealed(phone, "已登记");
    assert.deepEqual([await signed(one), await signed(other)], [1, 1], "signed once each");
    await oneChain(one, first, second);

    for (const phone of [one, other]) await phone.page.addInitScript(() => delete Navigator.prototype.locks);
    const third = await app.beginForm(one, officer, { enterprise });
    const fourth = await app.beginForm(other, officer, { enterprise });
    const again = await moments.stop(one, "signed");
    await app.registerButton(one).click();
    await again.came();
    await app.register(other);
    await moments.go(one);
    await app.sealed(one, "已登记");
    assert.equal(await signed(one), 2, "signed anew on top of the other's");
    await oneChain(one, third, fourth);
    for (const { page } of [one, other]) await page.close();
  },
);

fault(
  "two tabs pushing",
  {
    group: "phone",
    without: ["web-lock"],
    checked:
      "One tab's push is on its way when the other is told to send: the other leaves it alone and goes on to pull; the record crosses once, and both tabs show that it is sent.",
  },
  async () => {
    const { proxy, moments, officer, enterprise } = await here();
    const [one, other] = await twoTabs();
    const id = await app.beginForm(one, officer, { enterprise });
    const stopped = await moments.stop(one, "sending");
    await app.register(one);
    await stopped.came();
    const before = proxy.seen.length;
    await other.go("/unsent");
    await other.page.getByTestId("unsent").waitFor();
    await other.page.getByRole("button", { name: "立即发送" }).click();
    await until("the other tab has had its turn", () => proxy.seen.slice(before).some(({ path }) => path.endsWith("/pull")));
    assert.equal(withEvents(proxy, before), 0, "the other tab leaves the push to the one that is at it");
    await moments.go(one);
    await other.page.getByText("没有待发记录").waitFor();
    await oneChain(one, id);
    assert.equal(withEvents(proxy, before), 1, "the record crossed once");
  },
);
