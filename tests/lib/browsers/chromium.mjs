/** Chromium as the journey of every browser drives it, by Playwright. */

import { chromium } from "playwright-core";
import { CHROMIUM, FLAGS } from "../browser.mjs";
import { PHONE } from "../phone.mjs";

export const name = "Chromium";

/** Whoever starts the tests has made sure of it. */
export const lacks = () => undefined;

/** A new browser on a small screen, closed at the end of the test `t`. */
export async function open(t) {
  // What it is told of certificates it believes of pages; of a service worker's script only by this flag.
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, "--ignore-certificate-errors"] });
  t.after(() => browser.close());
  const context = await browser.newContext({ viewport: PHONE, isMobile: true, hasTouch: true, locale: "zh-CN" });
  const page = await context.newPage();
  return {
    go: (address) => page.goto(address),
    reload: () => page.reload(),
    ask: (question, given) => page.evaluate(question, given),
    found: async (find, words) => (await page.evaluateHandle(find, words)).asElement(),
  };
}
