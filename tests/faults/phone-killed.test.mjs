/** The phone dies, its battery pulled out, at each moment between a tap and the server's answer. */

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
  return { city, proxy, moments, phone, officer: city.notes.accounts.officer.id, enterprise: city.enterprise("clear").id };
});

/** Begins a form, taps on "register", and pulls the battery out when the app is at this moment. */
async function killedAt(moment) {
  const { phone, moments, officer, enterprise } = await here();
  const id = await app.beginForm(phone, officer, { enterprise });
  const stopped = await moments.stop(phone, moment);
  // a button that waits for its verdict takes no tap
  await app.registerButton(phone).click({ trial: true });
  // said to the page, not tapped: the driver would wait for a page that stands still
  await app.registerButton(phone).evaluate((button) => setTimeout(() => button.click()));
  await stopped.came();
  await phone.kill();
  return id;
}

/** The server has each of these, once, and nothing else came of them; the phone has nothing left to send. */
async function onServerOnce(...ids) {
  const { city, phone, officer } = await here();
  const api = await city.api("supervisor");
  await until("the records are on the server", async () => {
    const { body } = await api.get("/api/v1/registrations");
    return ids.every((id) => body.items.filter((one) => one.id === id).length === 1);
  });
  await app.sent(phone);
  const { events, outbox, sent, heads } = await app.evidence(phone, officer);
  assert.deepEqual(outbox, []);
  assert.ok(ids.every((id) => sent.some((one) => one.id === id && one.receipt)), "a receipt for each");
  const numbers = events.map(({ seq }) => seq).sort((a, b) => a - b);
  assert.deepEqual(numbers, events.map((_, at) => at + 1), "a chain without a gap");
  assert.equal(heads[0].seq, events.length);
  return events;
}

fault(
  "killed between signing and storing",
  {
    group: "phone",
    without: ["one-transaction"],
    checked:
      "Killed with a signature in memory, and again in the middle of the transaction: nothing of either record is stored, the form is as it was, the next tap seals it, and the chain has no gap.",
  },
  async () => {
    const { phone, officer } = await here();
    const ids = [];
    for (const moment of ["signed", "storing"]) {
      const id = await killedAt(moment);
      await phone.open(`/visit/${id}`);
      const { events, outbox, heads } = await app.evidence(phone, officer);
      assert.equal(events.find((one) => one.id === id), undefined, `${moment}: an event of which nobody was told`);
      assert.deepEqual([outbox.length, heads[0].seq], [0, events.length]);
      await app.register(phone);
      ids.push(id);
      await onServerOnce(...ids);
    }
  },
);

fault(
  "killed between storing and showing",
  {
    group: "phone",
    without: ["id-from-draft", "strict-durability"],
    checked:
      "The record is in the outbox although nobody saw it sealed; tapping again seals nothing new, the server has it once. A kill loses nothing that the kernel has, so it cannot show what strict durability is for (a power cut): that the sealing transaction asked the browser for it is read from the transaction itself.",
  },
  async () => {
    const { phone, officer, enterprise } = await here();
    const id = await killedAt("stored");
    await phone.open(`/visit/${id}`);
    const after = await app.evidence(phone, officer);
    assert.ok(after.events.some((one) => one.id === id), "what was stored is there");
    await app.register(phone);
    const events = await onServerOnce(id);
    assert.equal(events.filter(({ about }) => about === id).length, 1);
    const next = await app.beginForm(phone, officer, { enterprise });
    await app.register(phone);
    await onServerOnce(next);
    const asked = await phone.page.evaluate(() => window.ruqiDurability);
    assert.equal(asked, "strict", "what the sealing transaction asked of the disk");
  },
);

fault(
  "killed while sending",
  {
    group: "phone",
    without: ["kept-until-answered"],
    checked:
      "Killed before the push left the phone, and when its answer had come and was not kept: the record stays in the outbox until its answer is kept, is sent again at the next start without anybody's doing, and the server has it once, with the first receipt.",
  },
  async () => {
    const { phone, proxy } = await here();
    for (const moment of ["sending", "answered"]) {
      const before = proxy.pushes.length;
      const id = await killedAt(moment);
      const reached = proxy.pushes.slice(before).filter(({ events }) => events.length > 0).length;
      assert.equal(reached, moment === "sending" ? 0 : 1);
      await phone.open("/unsent");
      await onServerOnce(id);
    }
  },
);
