/** Pages on paper: a record, a list, a verdict, a desk's list, read back from the PDF. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { sharedBrowser } from "../lib/browser.mjs";
import { City, WEDNESDAY } from "../lib/city.mjs";
import { plain, texts } from "../lib/pdf.mjs";
import { DESK } from "../lib/phone.mjs";

const browser = sharedBrowser();
/** What is for the screen alone: tabs, the way back, what can be pressed. */
const SCREEN = ["今天", "待发", "意见反馈", "打印", "去扫码", "补正登记", "撤回登记"];

/** Prints what is shown; what is printed of it, without what only a screen is for. */
async function paper(page, most) {
  const pages = await texts(await page.pdf({ preferCSSPageSize: true }));
  assert.ok(pages.length <= most, `${pages.length} sheets`);
  for (const { width, height } of pages) assert.deepEqual([Math.round(width), Math.round(height)], [595, 842], "A4");
  const lines = pages.flatMap(({ items }) => items.map(({ str }) => str.trim()));
  for (const word of SCREEN) assert.ok(!lines.includes(word), `“${word}” is printed`);
  return plain(pages.flatMap(({ items }) => items.map(({ str }) => str)).join(""));
}

function says(text, ...words) {
  // A radical that has no sign of its own in NFKC (⺠ for 民) stands for whatever sign it is.
  const like = (word) => new RegExp(plain(word).replaceAll(/\p{Script=Han}/gu, "[$&\u2e80-\u2eff]"), "u");
  for (const word of words) assert.match(text, like(word));
}

test("a verdict, a record and a list are printed black on white, with a head, without the screen's own", async (t) => {
  const city = await City.open(t, WEDNESDAY);
  const clear = city.enterprise("clear");
  const phone = await city.phone(t, "officer", { browser });
  const { page } = phone;
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator(`a[href^="/enterprise/${clear.id}"]`).first().click();
  await page.locator("[data-rule=quiet_day]").waitFor();
  const article = await page.locator("[data-rule=quiet_day] blockquote p").textContent();
  says(await paper(page, 2), "株洲市市场监督管理局", await page.locator("h1").textContent(), "打印时间：2026年", clear.name, article);

  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const colours = await page.evaluate(() =>
    [document.documentElement, document.querySelector("[data-verdict]"), document.querySelector("[data-rule] h2"), document.querySelector("a, summary")].map((one) => getComputedStyle(one)).map(({ color, backgroundColor }) => [color, backgroundColor]),
  );
  for (const [color, ground] of colours) {
    assert.equal(color, "rgb(0, 0, 0)");
    assert.match(ground, /rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\)/);
  }
  await page.emulateMedia({ media: null, colorScheme: "dark" });

  await phone.go("/records");
  const entries = page.locator("main a[href^='/records/']");
  await entries.first().waitFor();
  const name = await entries.first().locator("strong").first().textContent();
  says(await paper(page, 6), "株洲市市场监督管理局", "打印时间", name);

  await entries.first().click();
  await page.waitForURL(/\/records\/./);
  await page.locator("main dl").first().waitFor();
  says(await paper(page, 3), "打印时间", name, "执法人员");
  assert.deepEqual(phone.complaints, []);
});

test("a desk's list and an enterprise's visit are printed, and a button asks for it", async (t) => {
  const city = await City.open(t, WEDNESDAY);
  const desk = await city.phone(t, "supervisor", { size: DESK, browser });
  await desk.page.locator("[data-registration]").first().waitFor();
  const name = await desk.page.locator("[data-registration] .enterprise").first().textContent();
  says(await paper(desk.page, 12), "打印时间", name);

  const visited = await city.phone(t, "enterprise", { browser });
  const { page } = visited;
  await page.getByTestId("visit").first().click();
  await page.waitForURL(/\/visits\/./);
  await page.locator("[data-verdict]").first().waitFor();
  const id = new URL(page.url()).pathname.split("/").at(-1);
  says(await paper(page, 2), "打印时间", id);
  await page.evaluate(() => (window.print = () => (document.title = "asked")));
  await page.getByRole("button", { name: "打印" }).click();
  assert.equal(await page.title(), "asked");
});
