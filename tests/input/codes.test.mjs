/** Codes that are none: what is held before the camera, typed, or opened in a browser. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { City, WEDNESDAY } from "../lib/city.mjs";

test("an address that is no door code: a page that says so and how to check an officer", async (t) => {
  const city = await City.open(t, WEDNESDAY);
  const api = await city.api();
  for (const garbage of ["0000000000000000", "short", "%00", "..%2f..%2fetc", "Z".repeat(4000)]) {
    const answer = await api.get(`/c/${garbage}`);
    assert.equal(answer.status, 404, garbage);
    assert.match(answer.headers.get("content-type"), /^text\/html/);
    assert.match(answer.text, /不是有效的营商码|没有这个地址/);
    assert.match(answer.text, /企业怎么核对来人/);
    assert.doesNotMatch(answer.text, /panicked|rusqlite|src\//);
  }
  const door = await api.get(`/c/${city.enterprise("clear").door_code.toLowerCase()}`);
  assert.equal(door.status, 200, "any case");
  assert.doesNotMatch(door.text, new RegExp(city.enterprise("clear").name), "the page names no enterprise");
});

test("typed in place of a code: nothing, a megabyte, pictures that are none, another page of ours", async (t) => {
  const city = await City.open(t, WEDNESDAY);
  const phone = await city.phone(t, "officer");
  const { page } = phone;
  await app.tab(phone, "扫码");
  await page.getByRole("button", { name: "输入编码" }).click();
  const field = page.getByLabel("码下方的编码");
  const use = page.getByRole("button", { name: "使用这个编码" });

  await field.fill("   ");
  assert.ok(await use.isDisabled());
  await field.evaluate((input) => {
    // Past the field's own limit, as a hardware scanner types.
    input.removeAttribute("maxlength");
    input.value = "7".repeat(1_000_000);
    input.dispatchEvent(new Event("input"));
  });
  await use.click();
  await page.getByRole("alert").filter({ hasText: "内容太长" }).waitFor();
  const picture = { name: "code.png", mimeType: "image/png" };
  await page.locator("input[type=file]").setInputFiles({ ...picture, buffer: Buffer.alloc(21 * 2 ** 20) });
  await page.getByRole("alert").filter({ hasText: "照片太大" }).waitFor();
  await page.locator("input[type=file]").setInputFiles({ ...picture, buffer: Buffer.from("no picture") });
  await page.getByRole("alert").filter({ hasText: "浏览器打不开这个文件" }).waitFor();
  await field.fill(`${city.server.address}/sign-in`);
  await use.click();
  await page.getByRole("alertdialog", { name: "这不是企业门口的码" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/scan", "nothing was begun");
  await page.getByRole("button", { name: "重新扫码" }).click();
  assert.deepEqual(phone.complaints, []);
});
