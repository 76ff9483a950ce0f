/** (e): a code that nobody knows is kept as it is, settled by the administrator, and what came with it is judged again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { filmOf } from "../lib/films.mjs";
import { DESK } from "../lib/phone.mjs";

test("an unknown code: kept, resolved at the desk, re-judged, and the enterprise sees the visit", async (t) => {
  const city = await City.open(t, THURSDAY);
  const { name, account } = city.enterprise("unknown_code");
  const code = city.notes.unknown_codes.at(-1);
  const phone = await city.phone(t, "officer", { film: filmOf(code) });
  await city.server.stop();

  await app.tab(phone, "扫码");
  await phone.page.getByRole("button", { name: "原样保留并登记" }).click();
  await phone.page.waitForURL(/\/visit\//);
  await app.chooseFirstMatter(phone);
  await app.verdict(phone);
  const id = await app.registerOrGoIn(phone, "群众指认的新店");
  await city.server.start();
  await app.sent(phone);

  const desk = await city.phone(t, "admin", { size: DESK });
  const entry = desk.page.getByRole("listitem").filter({ hasText: code });
  await entry.getByRole("button", { name: "认定企业" }).click();
  await entry.getByLabel("企业名称、拼音首字母或信用代码").fill(name);
  await entry.getByRole("button", { name: `认定 ${name}` }).click();
  await desk.page.getByRole("status").filter({ hasText: `已认定为${name}` }).waitFor();

  const { body } = await (await city.api("supervisor")).get("/api/v1/registrations");
  const found = body.items.find((one) => one.id === id);
  assert.equal(found.enterprise_name, name);
  assert.equal(found.unknown_code, null);
  assert.notEqual(found.verdict, null);
  const enterprise = await city.phone(t, account);
  await enterprise.page.getByTestId("visit").filter({ hasText: "株洲市市场监督管理局" }).waitFor();
  assert.deepEqual([...phone.complaints, ...desk.complaints], []);
});
