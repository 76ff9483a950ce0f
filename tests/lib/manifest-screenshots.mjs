/**
 * Pictures for the app's manifest, which shops and browsers show before installing: node lib/manifest-screenshots.mjs
 * They go to pwa/public/screenshots, in the sizes that pwa/manifest.ts names; build the app again after it.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { City, WEDNESDAY } from "./city.mjs";
import { DESK, PHONE } from "./phone.mjs";

const FOLDER = fileURLToPath(new URL("../../pwa/public/screenshots/", import.meta.url));
/** Text stays sharp, and each is far below 100 kB. */
const QUALITY = 80;

async function keep(phone, name, form) {
  await phone.page.locator(".van-skeleton").waitFor({ state: "detached" });
  await phone.page.evaluate(() => document.fonts.ready);
  const { data } = await (await phone.devtools()).send("Page.captureScreenshot", { format: "webp", quality: QUALITY });
  writeFileSync(`${FOLDER}${name}-${form}.webp`, Buffer.from(data, "base64"));
}

async function walk(t, size, form) {
  const city = await City.open(t, WEDNESDAY);
  const phone = await city.phone(t, "officer", { size, film: await city.door("clear") });
  const { page } = phone;
  const $ = (css) => page.locator(css);
  await $("a[data-verdict]").first().waitFor();
  await keep(phone, "today", form);
  await $(`a[href^="/enterprise/${city.enterprise("clear").id}"]`).first().click();
  await $("[data-rule=quiet_day]").waitFor();
  await keep(phone, "verdict", form);
  await city.server.stop();
  await $(".main-action button").last().click();
  await page.waitForURL(/\/visit\//);
  await $("[data-rule=quiet_day]").waitFor();
  await $(".main-action button").first().click();
  await $("[role=dialog] textarea").fill("现场有安全隐患");
  await $("[role=dialog] button[type=submit]").click();
  await page.getByTestId("sealed").waitFor();
  await page.locator("[role=dialog]:visible").waitFor({ state: "hidden" });
  await keep(phone, "sealed", form);
}

mkdirSync(FOLDER, { recursive: true });
for (const [form, size] of Object.entries({ narrow: PHONE, wide: DESK })) {
  const endings = [];
  try {
    await walk({ after: (end) => endings.push(end) }, size, form);
  } finally {
    for (const end of endings.reverse()) await end();
  }
}
