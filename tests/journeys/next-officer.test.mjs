/** The next officer on a phone fills it from what the one before left there of the region, and downloads none of it again; the first one works before all of it has come. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { Phone } from "../lib/phone.mjs";
import { passThrough, Proxy } from "../lib/proxy.mjs";
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

test("on a new phone today's list is there, and the server searches, before the region has come", async (t) => {
  const city = await City.open(t, THURSDAY, SIZE);
  await regionFileMade(city);
  const other = await notOnPlan(city);
  const proxy = await Proxy.before(t, city.server);
  let release;
  const held = new Promise((resolve) => (release = resolve));
  proxy.breaks("/api/v1/sync/region-file/", async (exchange) => {
    await held;
    await passThrough(exchange);
  });
  const phone = await Phone.take(t, { address: proxy.address });
  await app.signIn(phone, city.account("officer"));
  const { page } = phone;
  await page.getByText("计划和备案已可用").waitFor();
  const due = page.getByRole("link").filter({ hasText: "年度计划" });
  await due.first().waitFor();
  assert.equal(await due.filter({ hasText: "未评判" }).count(), 0);
  await app.finds(phone, other.name);
  await page.getByTestId("server-search").filter({ hasText: "服务器" }).waitFor();
  await page.getByRole("link").filter({ hasText: other.name }).first().click();
  await page.getByRole("heading", { name: other.name }).waitFor();
  await app.chooseFirstMatter(phone);
  await page.getByText("企业数据正在下载，下载完自动评判").waitFor();
  assert.equal(await page.getByText("以往检查").count(), 0, "of its visits nothing is said");
  release();
  await page.getByText("企业数据正在下载，下载完自动评判").waitFor({ state: "detached" });
  await app.ready(phone);
  await app.finds(phone, other.name);
  assert.equal(await page.getByTestId("server-search").count(), 0);
  assert.deepEqual(phone.complaints, []);
});

/** An enterprise of the city that the officer's plan and filings do not name. */
async function notOnPlan(city) {
  const api = await city.api("officer");
  const { blocks } = (await api.get("/api/v1/sync/first-page")).body;
  const named = new Set(blocks.find(({ kind }) => kind === "enterprise").rows.map(([id]) => id));
  const { items } = (await api.get("/api/v1/enterprises?q=%E5%88%86%E5%85%AC%E5%8F%B8")).body;
  return items.find(({ id }) => !named.has(id));
}
