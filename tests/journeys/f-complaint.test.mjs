/** (f): a complaint does not wait for a Thursday; its number may come later. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { City, TUESDAY } from "../lib/city.mjs";

async function complaintAt(phone) {
  await app.scan(phone);
  await app.chooseCategory(phone, "投诉处理");
  await app.chooseFirstMatter(phone);
}

test("complaint handling on a Tuesday, with its number: nothing in the way", async (t) => {
  const city = await City.open(t, TUESDAY);
  const phone = await city.phone(t, "officer", { film: await city.door("complaint") });
  await city.server.stop();
  await complaintAt(phone);
  await phone.page.getByLabel("文号或编号").fill("12345-20260302-0071");
  const { findings } = await app.verdictIs(phone, "clear");
  assert.deepEqual(findings, {});
  await app.register(phone);
});

test("complaint handling without a number: a reminder, and the number brought later clears it", async (t) => {
  const city = await City.open(t, TUESDAY);
  const phone = await city.phone(t, "officer", { film: await city.door("complaint") });
  await city.server.stop();
  await complaintAt(phone);
  const { findings } = await app.verdictIs(phone, "caution");
  assert.deepEqual(Object.keys(findings), ["exemption_unsubstantiated"]);
  const id = await app.register(phone);
  await city.server.start();
  await app.sent(phone);

  await phone.go(`/records/${id}`);
  await phone.page.getByLabel("补充文号或编号").fill("12345-20260302-0071");
  await phone.page.getByRole("button", { name: "补充", exact: true }).click();
  await app.verdictIs(phone, "clear");
  const { body } = await (await city.api("supervisor")).get("/api/v1/registrations");
  const { verdict, exemption } = body.items.find((one) => one.id === id);
  assert.deepEqual([verdict.verdict, exemption.reference], ["clear", "12345-20260302-0071"]);
  const { account } = city.enterprise("complaint");
  const seen = await (await city.api(account)).get("/api/v1/enterprise/visits");
  assert.doesNotMatch(seen.text, /12345-/, "a complaint's number is not the enterprise's to read");
});
