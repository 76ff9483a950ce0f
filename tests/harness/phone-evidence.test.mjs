/** What a phone keeps is read out of a real browser, open and closed, and held against a real server. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { hold, holdShown } from "../lib/invariants.mjs";
import { kept } from "../lib/phone-evidence.mjs";

test("a record is read unsent from a closed phone, and with its receipt once it was sent", async (t) => {
  const city = await City.open(t, THURSDAY);
  const phone = await city.phone(t, "officer");
  await city.server.stop();
  const id = await app.beginForm(phone, city.notes.accounts.officer.id, { enterprise: city.enterprise("clear").id });
  await app.register(phone);
  await phone.close();
  assert.equal((await hold(city, phone))["sealed on phones"], 1);
  const [{ events, heads, chains }] = (await kept(phone)).officers;
  assert.deepEqual([events[0].id, events[0].outbox.state, events[0].sent], [id, "waiting", null]);
  assert.deepEqual([heads[0].seq, chains.length], [1, 1]);

  await city.server.start();
  await phone.open("/today");
  await app.sent(phone);
  await holdShown(city, ["clear"], phone);
  const [after] = (await kept(phone)).officers;
  assert.equal(after.events[0].outbox, null);
  assert.ok(after.events[0].sent.receipt);
});
