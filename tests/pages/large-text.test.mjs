/** Large texts, at the width of the narrowest phones: chosen once, kept, and no page is wider than the screen. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { sharedBrowser } from "../lib/browser.mjs";
import { City, WEDNESDAY } from "../lib/city.mjs";
import { picture } from "../lib/pictures.mjs";

const browser = sharedBrowser();

const PAGES = {
  officer: (city) => ["/today", "/search", "/scan", `/enterprise/${city.enterprise("clear").id}`, "/unsent", "/records", "/me", "/me/security", "/help/today", "/feedback"],
  enterprise: () => ["/visits", "/me"],
  supervisor: () => ["/registrations", "/aside"],
  admin: () => ["/codes/unknown", "/codes/doors", "/enterprises/merge", "/devices", "/sealed-file", "/audit"],
};

for (const [login, pages] of Object.entries(PAGES)) {
  for (const language of ["zh", "en"]) {
    test(`large texts fit the pages of ${login}, ${language}`, async (t) => {
      const city = await City.open(t, WEDNESDAY);
      const phone = await city.phone(t, login, { language, browser });
      const { page } = phone;
      const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
      const normal = await size();
      await phone.go("/me");
      await page.getByRole("radio", { name: /^(大字|Large)$/ }).check();
      for (const path of pages(city)) {
        await phone.go(path);
        await page.locator("main > :not(.print-head)").first().waitFor();
        await page.locator(".van-skeleton").waitFor({ state: "detached" });
        assert.equal((await size() / normal).toFixed(3), "1.400", path);
        const wide = await page.evaluate(widest);
        assert.deepEqual(wide, [], path);
        await picture(page, { role: login, name: path.split("/")[1], state: "large", language });
      }
    });
  }
}

/** In the page: what sticks out of the screen, where the page can be scrolled sideways. */
function widest() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
    .map((one) => `${one.tagName}.${one.className}: ${one.textContent?.trim().slice(0, 40)}`);
}
