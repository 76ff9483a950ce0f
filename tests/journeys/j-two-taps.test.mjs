/** (j): from Today to the seal in two taps, by the camera's film; what is due there is filled in, or one more tap chooses. */

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { sharedBrowser } from "../lib/browser.mjs";
import { countTaps, tapsOf } from "../lib/browsers/taps.mjs";
import { City, THURSDAY } from "../lib/city.mjs";

const browser = sharedBrowser();

/** A phone before the door of the scene `clear`, on Today, without signal. */
async function atTheDoor(t, prepare = () => undefined) {
  const city = await City.open(t, THURSDAY);
  prepare(city);
  const { name } = city.enterprise("clear");
  const phone = await city.phone(t, "officer", { film: await city.door("clear"), browser });
  await city.server.stop();
  await app.due(phone, name).waitFor();
  await phone.page.evaluate(countTaps);
  return { city, phone, name };
}

/** The form of the scanned code, as it is on the screen before anything is scrolled. */
async function formAt({ page }, name) {
  await page.waitForURL(/\/visit\//);
  for (const shown of [page.getByRole("heading", { name }), page.locator("[data-verdict]"), app.registerButton({ page })]) {
    await shown.first().waitFor();
    const inView = await shown.first().evaluate((it) => {
      const { top, bottom } = it.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    assert.ok(inView, "enterprise, verdict and button are on the first screen");
  }
}

/** What is on the first screen above the bar of the main action. */
const onFirstScreen = (it) =>
  it.evaluate((one) => one.getBoundingClientRect().bottom <= document.querySelector(".main-action").getBoundingClientRect().top);

const taps = ({ page }) => page.evaluate(tapsOf);

test("the scan tab and one button: filled in from the plan, sealed in two taps", async (t) => {
  const { city, phone, name } = await atTheDoor(t);
  await app.tab(phone, "扫码");
  await formAt(phone, name);
  const filled = phone.page.getByText("按年度计划填好，可改");
  assert.ok(await onFirstScreen(filled), "what is filled in is on the first screen");
  await app.verdictIs(phone, "clear");
  const id = await app.register(phone);
  assert.equal(await taps(phone), 2);
  assert.match(await phone.page.getByTestId("sealed").innerText(), new RegExp(`^${name}`));

  await city.server.start();
  await app.sent(phone);
  const { body } = await (await city.api("supervisor")).get("/api/v1/registrations");
  const { matters, verdict } = body.items.find((one) => one.id === id);
  assert.ok(matters.length > 0);
  assert.equal(verdict.verdict, "clear", "it is of the plan and filed");
  assert.deepEqual(phone.complaints, []);
});

test("the camera on a card of Today and one button: two taps", async (t) => {
  const { phone, name } = await atTheDoor(t);
  const card = phone.page.getByRole("listitem").filter({ has: app.due(phone, name) });
  await card.getByRole("link", { name: "扫码登记" }).click();
  await formAt(phone, name);
  await app.register(phone);
  assert.equal(await taps(phone), 2);
  assert.deepEqual(phone.complaints, []);
});

test("several are due at the door: none is chosen by itself, one tap more chooses", async (t) => {
  const { phone, name } = await atTheDoor(t, fileAnother);
  await app.tab(phone, "扫码");
  await phone.page.waitForURL(/\/visit\//);
  const choice = phone.page.getByRole("region", { name: "这家企业今天有 2 项到期，请选择" });
  await choice.waitFor();
  assert.ok(await app.registerButton(phone).isDisabled());
  await choice.getByRole("button", { name: "年度计划" }).click();
  await formAt(phone, name);
  await phone.page.getByText("按年度计划填好，可改").waitFor();
  await app.register(phone);
  assert.equal(await taps(phone), 3);
  assert.deepEqual(phone.complaints, []);
});

/** The office files a visit on another matter of the same organ at the same enterprise. */
function fileAnother(city) {
  const file = join(city.server.data, "filings.csv");
  const row = [city.notes.accounts.officer.of, city.enterprise("clear").credit_code, "SCJG-10", "2026-03-01", "2026-03-31"];
  writeFileSync(file, `organ,enterprise,matters,from,to\n${row.join()}\n`);
  city.ruqi("import", "filings", file);
}
