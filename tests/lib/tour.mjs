/** A walk over pages: axe looks once at each state, focus is seen in each, it fits screens of other shapes, and each is kept as a picture. What is wrong is told at the end. */

import assert from "node:assert/strict";
import { accessible } from "./axe.mjs";
import { unseenFocus } from "./focus.mjs";
import { picture } from "./pictures.mjs";
import { misshapen } from "./shapes.mjs";

/** One scheme of colours a language: each tour is walked in both, so that axe sees every state in both schemes. */
const SCHEMES = { zh: "light", en: "dark" };

export class Tour {
  #wrong = [];
  #pages = new Set();

  constructor(phone, role) {
    this.phone = phone;
    this.role = role;
  }

  /** Goes to `path` where one is given, waits until `there` is shown, and looks. `name` is the page's in the router's table. */
  async see(name, state, there, path) {
    const { page, language, size } = this.phone;
    if (path) await this.phone.go(path);
    await there.first().waitFor();
    await page.locator(".van-skeleton").waitFor({ state: "detached" });
    this.#pages.add(name);
    // As tall as the page: what stands under the bar of the main action is reached by scrolling, and axe does not scroll.
    const tall = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: size.width, height: Math.max(size.height, tall + 100) });
    const scheme = SCHEMES[language];
    await colour(page, scheme);
    await accessible(page, `${this.role} ${name} ${state} ${language} ${scheme}`).catch((error) => this.#wrong.push(error.message));
    // Which language is shown moves no focus: once is enough.
    const unseen = language === "zh" ? await unseenFocus(page) : [];
    this.#wrong.push(...unseen.map((one) => `${this.role} ${name} ${state}: focus is not seen on ${one}`));
    // What people look at is as most people see it.
    if (scheme !== "light") await colour(page, "light");
    await page.setViewportSize(size);
    const shapes = await misshapen(page, size);
    this.#wrong.push(...shapes.map((one) => `${this.role} ${name} ${state} ${language}, ${one}`));
    await picture(page, { role: this.role, name, state, language });
  }

  /** Fails with everything that was found, and where a page was left out. */
  end(expected) {
    assert.deepEqual([...this.#pages].sort(), [...expected].sort(), "pages that were seen");
    assert.equal(this.#wrong.length, 0, `\n${this.#wrong.join("\n\n")}`);
    assert.deepEqual(this.phone.complaints, []);
  }
}

async function colour(page, colorScheme) {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.evaluate(still, colorScheme);
}

/** In the page: waits until what was changed is drawn and no colour is on its way to another. */
async function still(colorScheme) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  // The media query hears of it frames before the colours do.
  const probe = document.documentElement.appendChild(document.createElement("i"));
  probe.style.color = "light-dark(white, black)";
  const due = colorScheme === "light" ? "rgb(255, 255, 255)" : "rgb(0, 0, 0)";
  while (getComputedStyle(probe).color !== due) await frame();
  probe.remove();
  const moving = () => document.getAnimations().filter((one) => one instanceof CSSTransition);
  await frame();
  await frame();
  await Promise.all(moving().map((one) => one.finished.catch(() => undefined)));
  await frame();
}
