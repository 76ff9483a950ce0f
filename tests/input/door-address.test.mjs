/** The address of a door code, as a phone's own camera opens it: an officer's phone leads to the form, all others to the server's page. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { sharedBrowser } from "../lib/browser.mjs";
import { City, THURSDAY } from "../lib/city.mjs";

const browser = sharedBrowser();

test("an officer's phone leads from a door code's address to its form, also without signal and by the server's page", async (t) => {
  const city = await City.open(t, THURSDAY);
  const { name, door_code } = city.enterprise("clear");
  const phone = await city.phone(t, "officer", { browser });
  const { page } = phone;
  const opens = async (path) => {
    await phone.go(path);
    await page.waitForURL(/\/visit\//);
    await page.getByRole("heading", { name }).waitFor();
  };
  await opens(`/C/${door_code}`);
  await opens(`/c/${door_code.toLowerCase()}/?from=singlemessage`);
  const asked = await (await city.api()).get(`/c/${door_code}`);
  const [, link] = /<a href="([^"]+)">打开入企/.exec(asked.text);
  await opens(link);

  await city.server.stop();
  await opens(`/C/${door_code}`);
  await phone.go("/c/7H2K9QWXM4TBVNEC");
  await page.getByRole("alertdialog", { name: "手机上没有这个码" }).waitFor();

  await city.server.start();
  await phone.go("/me");
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "退出", exact: true }).click();
  await page.waitForURL(/\/sign-in/);
  await phone.go(`/C/${door_code}`);
  await page.getByRole("heading", { name: "这是一个营商码" }).waitFor();
  assert.deepEqual(phone.complaints, []);
});

test("an enterprise sees the server's page of its door code, in capitals too, and comes home from it", async (t) => {
  const city = await City.open(t, THURSDAY);
  const { account, door_code } = city.enterprise("clear");
  const phone = await city.phone(t, account, { browser });
  await app.workerActive(phone);
  for (const path of [`/c/${door_code}`, `/C/${door_code}`]) {
    await phone.go(path);
    await phone.page.getByRole("heading", { name: "这是一个营商码" }).waitFor();
  }
  await phone.page.getByRole("link", { name: "打开入企" }).click();
  await phone.page.waitForURL(/\/visits$/);
});
