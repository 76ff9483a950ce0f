/** Clocks that are wrong, jump, or stand still. Nothing is refused for its clock; what is not known is said not to be. */

import assert from "node:assert/strict";
import * as app from "../lib/app.mjs";
import { HOUR, MINUTE, movable, movePhone, moveServer, YEAR } from "../lib/clocks.mjs";
import { nudge } from "../lib/outbox.mjs";
import { until } from "../lib/until.mjs";
import { behind } from "./lib/bad-network.mjs";
import { fault } from "./lib/fault.mjs";
import { shared } from "./lib/shared.mjs";

const net = shared((t) => behind(t, { prepare: movable }));

/** The network and both clocks are well, and the phone has just heard the server. */
async function well() {
  const here = await (await net()).anew();
  await movePhone(here.phone, 0);
  await heard(here);
  return here;
}

/** The phone asks the server what time it is, and is told. */
async function heard({ phone }) {
  const last = () => phone.page.evaluate(lastHeard);
  const before = await last();
  await nudge(phone);
  await until("the server was heard", async () => (await last()) !== before);
  await app.ready(phone);
}

/** In the page: what the phone keeps of when it last heard the server. */
async function lastHeard() {
  const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: resolve, onerror: reject }));
  const opening = indexedDB.open("ruqi-device");
  await done(opening);
  const asked = opening.result.transaction("kv").objectStore("kv").get("heard");
  await done(asked);
  opening.result.close();
  return asked.result?.server_time;
}

const form = ({ phone, officer, city }) => app.beginForm(phone, officer, { enterprise: city.enterprise("clear").id });

/** What the sealed record itself says of its time. */
async function told({ phone, officer }, id) {
  const { jws } = (await app.evidence(phone, officer)).events.find((event) => event.id === id);
  return JSON.parse(Buffer.from(jws.split(".")[1], "base64url"));
}

/** The registration as the supervisor sees it, once it is there. */
async function seen({ city }, id) {
  const api = await city.api("supervisor");
  const find = async () => (await api.get("/api/v1/registrations")).body.items.find((one) => one.id === id);
  return until("the registration is on the server", find, { within: 20_000 });
}

const serverNow = async ({ city }) => Date.parse((await (await city.api()).get("/api/v1/sync/probe")).body.server_time);

/** It is said to have happened between these two instants, by the server's clock. */
function between(from, { at }, to) {
  assert.ok(from <= Date.parse(at) && Date.parse(at) <= to, `${at} lies from ${new Date(from).toISOString()} to ${new Date(to).toISOString()}`);
}

fault(
  "clock three years off either way",
  {
    group: "time",
    without: ["heard-told", "arrival-bounds"],
    checked:
      "With the phone's clock three years ahead, and three years behind: it registers without signal, stays in sync, and is signed in; the server puts the visit between when it was last heard and when the record arrived. (The clock is moved under the app's own JavaScript; what TLS makes of a wrong date is a fault of the transport.)",
  },
  async () => {
    for (const moved of [3 * YEAR, -3 * YEAR]) {
      const here = await well();
      await movePhone(here.phone, moved);
      await heard(here);
      const from = (await serverNow(here)) - MINUTE;
      await here.proxy.down();
      const id = await form(here);
      await app.register(here.phone);
      assert.ok(Math.abs(Date.parse((await told(here, id)).wall) - from - moved) < 5 * MINUTE, "the record says what the phone's clock said");
      await here.proxy.up();
      await nudge(here.phone);
      between(from, await seen(here, id), await serverNow(here));
      await app.sent(here.phone);
      assert.doesNotMatch(await app.status(here.phone).innerText(), /登录已过期|离线/);
    }
  },
);

fault(
  "changed in the middle of a visit",
  {
    group: "time",
    without: ["monotonic-age"],
    checked:
      "The clock is set two hours ahead between opening the form and sealing it, and back before the next record: the first is put before its arrival and graded `claimed`, the phone's word, because its two clocks disagree; the next is graded by what it is again, and both are in their order.",
  },
  async () => {
    const here = await well();
    const from = (await serverNow(here)) - MINUTE;
    await here.proxy.down();
    const id = await form(here);
    await movePhone(here.phone, 2 * HOUR);
    await app.register(here.phone);
    await movePhone(here.phone, 0);
    const next = await form(here);
    await app.register(here.phone);
    await here.proxy.up();
    await nudge(here.phone);
    const [first, second] = [await seen(here, id), await seen(here, next)];
    between(from, first, await serverNow(here));
    between(from, second, await serverNow(here));
    assert.deepEqual([first.grade, second.grade === "claimed"], ["claimed", false]);
    assert.equal((await told(here, next)).seq, (await told(here, id)).seq + 1);
  },
);

fault(
  "phone asleep for hours",
  {
    group: "time",
    without: ["both-clocks"],
    checked:
      "The wall clock has gone on for five hours and the monotonic one stood still, as in sleep, and the officer seals before the app has asked for the server: the record does not say that it was sealed online, its time is the phone's clock's, not when the server was last heard, graded `claimed`.",
  },
  async () => {
    const here = await well();
    const { phone, proxy, city } = here;
    const id = await form(here);
    await heard(here);
    await proxy.down();
    await movePhone(phone, 5 * HOUR);
    await app.register(phone);
    const { online, wall } = await told(here, id);
    assert.equal(online, false, "not heard since it slept");

    await city.server.stop();
    moveServer(city.server, 5 * HOUR);
    await movePhone(phone, 0);
    await city.server.start();
    await proxy.up();
    await nudge(phone);
    const { at, grade } = await seen(here, id);
    assert.deepEqual([Date.parse(at), grade], [Date.parse(wall), "claimed"]);
    await city.server.stop();
    moveServer(city.server, -5 * HOUR);
    await city.server.start();
  },
);

fault(
  "server clock stepping back",
  {
    group: "time",
    without: ["arrival-bounds"],
    checked:
      "A record is sealed after the server said a time, and the server's clock steps back two hours before it arrives: the bounds contradict each other, the arrival stands; the record is accepted with its receipt, nothing lies in the server's future, pull goes on, and the next record too.",
  },
  async () => {
    const here = await well();
    const { phone, proxy, city } = here;
    await proxy.down();
    const id = await form(here);
    await app.register(phone);
    await city.server.stop();
    moveServer(city.server, -2 * HOUR);
    await city.server.start();
    await proxy.up();
    await nudge(phone);
    const { at, received_at } = await seen(here, id);
    assert.equal(at, received_at, "the arrival stands");
    await heard(here);
    const next = await form(here);
    await app.register(phone);
    await phone.page.locator('[data-send="sent"]').waitFor();
    assert.ok(Date.parse((await seen(here, next)).at) <= (await serverNow(here)));
    await city.server.stop();
    moveServer(city.server, 2 * HOUR);
    await city.server.start();
  },
);
