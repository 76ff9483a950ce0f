/** (a) and (b): a Wednesday. Warned before scanning and at the door; turning back, or going in with a reason. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { City, WEDNESDAY } from "../lib/city.mjs";
import { until } from "../lib/until.mjs";

test("warned by today's list, scanned offline, warned at the door, not gone in: averted", async (t) => {
  const city = await City.open(t, WEDNESDAY);
  const { name, account } = city.enterprise("clear");
  const phone = await city.phone(t, "officer", { film: await city.door("clear") });
  await city.server.stop();

  const card = app.due(phone, name);
  assert.match(await phone.page.getByTestId("quiet-until").innerText(), /企业宁静日，至3月4日周三/);
  assert.equal(await card.getAttribute("data-verdict"), "quiet_day", "nothing of its own stands in the way");
  assert.match(await card.innerText(), /宁静日[\s\S]*3月5日周四起可入企/);

  await card.click();
  assert.match((await app.verdictIs(phone, "violation")).findings.quiet_day, /3月4日周三是企业“宁静日”/);
  await phone.page.getByRole("button", { name: "到门口了，扫码登记" }).click();
  await phone.page.waitForURL(/\/visit\//);
  await phone.page.getByRole("heading", { name }).waitFor();
  const { says, findings } = await app.verdictIs(phone, "violation");
  assert.match(says, /企业宁静日，至3月4日周三[\s\S]*3月5日周四/);
  assert.deepEqual(Object.keys(findings), ["quiet_day"]);
  assert.match(findings.quiet_day, /四\(三\)/);
  await phone.page.getByText(/依据 四\(三\)/).click();
  await phone.page.getByText(/周一至周三/).waitFor();

  await app.turnBack(phone);
  await app.status(phone).filter({ hasText: /离线.*1 条待发/ }).waitFor();
  await phone.go("/today");
  assert.equal(await app.due(phone, name).getAttribute("data-verdict"), "quiet_day", "turned back, it is still to do");
  await city.server.start();
  await app.sent(phone);
  const { body } = await (await city.api(account)).get("/api/v1/enterprise/visits");
  assert.deepEqual([body.all, body.counted, body.items], [0, 0, []], "turned back at the door is no visit");
  assert.deepEqual(phone.complaints, []);
});

test("gone in with a reason: unsent survives the app's end, goes by itself, and the enterprise sees it", async (t) => {
  const city = await City.open(t, WEDNESDAY);
  const { name, account } = city.enterprise("clear");
  const door = await city.door("clear");
  const enterprise = await city.phone(t, account);
  await enterprise.page.getByText("还没有检查记录").waitFor();
  const phone = await city.phone(t, "officer", { film: door });

  await city.server.stop();
  await app.goThere(phone, name);
  await app.verdictIs(phone, "violation");
  const id = await app.goIn(phone, "接市局通知，当日须到场核查");
  await phone.close();

  await phone.open("/unsent");
  const unsent = phone.page.getByTestId("unsent");
  await unsent.filter({ hasText: name }).waitFor();
  assert.equal(await unsent.count(), 1);
  await app.status(phone).filter({ hasText: /离线.*1 条待发/ }).waitFor();

  // Nobody touches the phone from here on.
  await city.server.start();
  const back = performance.now();
  await phone.page.getByText("没有待发记录").waitFor({ timeout: 30_000 });
  const sent = performance.now();
  const visit = enterprise.page.getByTestId("visit").filter({ hasText: "株洲市市场监督管理局" });
  await visit.waitFor({ timeout: 5_000 });
  t.diagnostic(`sent after ${Math.round(sent - back)} ms, seen after ${Math.round(performance.now() - sent)} ms more`);

  assert.deepEqual(
    [await enterprise.page.getByTestId("counted").innerText(), await enterprise.page.getByTestId("all").innerText()],
    ["1", "1"],
  );
  await visit.click();
  const main = enterprise.page.getByRole("main");
  const officer = city.notes.accounts.officer;
  for (const said of [officer.name, "株洲市市场监督管理局", "违规预警", "宁静日", "尚未填写", id]) {
    await main.getByText(said).first().waitFor();
  }
  assert.doesNotMatch(await main.innerText(), /接市局通知/, "the reason is not the enterprise's to read");
  await until("the officer's own record shows the server's verdict", async () => {
    const registrations = (await (await city.api("supervisor")).get("/api/v1/registrations")).body.items;
    return registrations.find((one) => one.id === id)?.differs.some(({ why }) => why === "warned_and_went_in");
  });
  assert.deepEqual([...phone.complaints, ...enterprise.complaints], []);
});

test("what was just done is no longer due: folded with its time, its record and its outcome to tell", async (t) => {
  const city = await City.open(t, WEDNESDAY);
  const { name } = city.enterprise("clear");
  const phone = await city.phone(t, "officer", { film: await city.door("clear") });
  await city.server.stop();
  await app.goThere(phone, name);
  const id = await app.goIn(phone, "接市局通知，当日须到场核查");

  await phone.go("/today");
  const done = phone.page.getByTestId("done");
  await done.getByText(/已完成 \d+/).click();
  const line = done.getByRole("listitem").filter({ hasText: name });
  assert.match(await line.innerText(), /3月4日周三 09:\d\d/);
  assert.equal(await line.getByRole("link").first().getAttribute("href"), `/records/${id}`);
  assert.equal(await app.due(phone, name).count(), 0, "nothing red is left of it");

  await line.getByRole("link", { name: "填写结果" }).click();
  const sheet = phone.page.getByRole("dialog", { name: "检查结果" });
  await sheet.getByRole("radio", { name: "未发现问题" }).check();
  await sheet.getByRole("button", { name: "封存检查结果" }).click();
  await phone.page.locator("[data-outcome=no_problem]").waitFor();
  await phone.go("/today");
  await done.getByText(/已完成 \d+/).click();
  await line.waitFor();
  assert.equal(await line.getByRole("link", { name: "填写结果" }).count(), 0, "it was told");

  await line.getByRole("link").first().click();
  await phone.page.getByRole("button", { name: "撤回登记" }).click();
  const why = phone.page.getByRole("dialog", { name: "撤回登记" });
  await why.getByRole("textbox").fill("登记错了企业");
  await why.getByRole("button", { name: "撤回登记" }).click();
  await phone.page.getByText("已撤回", { exact: true }).waitFor();
  await phone.go("/today");
  await app.due(phone, name).waitFor();
  assert.deepEqual(phone.complaints, []);
});
