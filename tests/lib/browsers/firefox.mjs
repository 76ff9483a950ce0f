/** Firefox as the journey of every browser drives it: Debian's, by puppeteer-core, which speaks WebDriver BiDi with it. */

import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { PHONE } from "../phone.mjs";

export const name = "Firefox";

const FIREFOX = process.env.FIREFOX ?? "/usr/bin/firefox-esr";

/** What the machine lacks of it, and how to get that; undefined where it is here. */
export const lacks = () => (existsSync(FIREFOX) ? undefined : "Debian: `apt-get install firefox-esr`; else `FIREFOX` says where");

/** A new browser on a small screen, closed at the end of the test `t`. */
export async function open(t) {
  const browser = await puppeteer.launch({
    ...{ browser: "firefox", executablePath: FIREFOX, headless: true, acceptInsecureCerts: true, defaultViewport: PHONE },
    extraPrefsFirefox: { "intl.accept_languages": "zh-CN" },
  });
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.setViewport(PHONE);
  return {
    go: (address) => page.goto(address),
    reload: () => page.reload(),
    ask: (question, given) => page.evaluate(question, given),
    found: async (find, words) => (await page.evaluateHandle(find, words)).asElement(),
  };
}
