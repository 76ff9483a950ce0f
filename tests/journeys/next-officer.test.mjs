/** The next officer on a phone fills it from what the one before left there of the region, and downloads none of it again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { Phone } from "../lib/phone.mjs";
import { countParts, regionFileMade } from "../lib/region-file.mjs";

/** More rows than a page of pull has. */
const SIZE = { enterprises: 6_000 };

test("a second officer on the phone downloads nothing of the region", async (t) => {
  const city = await City.open(t, THURSDAY, SIZE);
  await regionFileMade(city);
  const phone = await Phone.take(t, { address: city.server.address });
  const first = await countParts(phone);
  await app.signIn(phone, city.account("officer"));
  await app.ready(phone);
  await app.finds(phone, city.enterprise("clear").name);
  assert.ok(first.parts > 0 && first.bytes > 0 && first.kept === 0, JSON.stringify(first));
  await phone.go("/me");
  await phone.page.getByRole("button", { name: "退出登录" }).click();
  await phone.page.getByRole("dialog").getByRole("button", { name: "退出", exact: true }).click();
  await phone.page.waitForURL("**/sign-in**");
  const { parts } = first;
  const second = await countParts(phone);
  await app.signIn(phone, city.account("fire-officer"));
  await app.ready(phone);
  await app.finds(phone, city.enterprise("clear").name);
  assert.deepEqual(second, { parts, kept: parts, bytes: 0 });
  assert.deepEqual(phone.complaints, []);
});
