/** (c): the second visit of the year is known before anyone scans, from what is on the phone. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { City, THURSDAY } from "../lib/city.mjs";

test("a second visit of the year: warned by the list and before the scan, without signal", async (t) => {
  const city = await City.open(t, THURSDAY);
  const { name } = city.enterprise("visited");
  const phone = await city.phone(t, "officer");
  await city.server.stop();
  await phone.close();
  await phone.open("/today");

  const card = app.due(phone, name);
  await card.waitFor();
  assert.equal(await card.getAttribute("data-verdict"), "violation");
  assert.match(await card.innerText(), /次数已满/, "what stands in the way, in two words");
  await card.click();
  const { findings, says } = await app.verdictIs(phone, "violation");
  assert.match(findings.over_frequency, /此前已有1次：.*[12]月\d+日/);
  assert.match(says, /2027年1月1日/);
  await phone.page.getByText("以往检查（1 次）").waitFor();
  assert.deepEqual(phone.complaints, []);
});
