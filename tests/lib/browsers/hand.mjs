/**
 * A hand at the app in whichever browser: it finds things by their words, as a person does, and waits until they are there.
 * A step is written once for all browsers. Each gives `go`, `reload`, `ask` (a function in the page, with one value) and
 * `found` (an element to click and to type into, or null).
 */

import { until } from "../until.mjs";

/** A start on two busy processors; the frame says after less that something is stuck. */
const PATIENCE = { within: 20_000 };

export class Hand {
  constructor(browser, address) {
    this.browser = browser;
    this.address = address;
  }

  /** Types the address of a page of the product. */
  go = (path) => this.browser.go(new URL(path, this.address).href);

  /** Waits until these words are on the screen. */
  async sees(words) {
    const shown = until(`“${words}” is on the screen`, () => this.browser.ask(reads, words), PATIENCE);
    await shown.catch(async (error) => {
      throw new Error(`${error.message}; it shows: ${await this.screen()}`, { cause: error });
    });
  }

  /** What is on the screen, in words. */
  screen = () => this.browser.ask(() => `${location.pathname}\n${document.body.innerText}`);

  /** Taps the link, button or choice with these words. */
  taps = (words) => this.#at(words, "tapped", control, (it) => it.click());

  /** Types into the field with this label. */
  types = (label, text) => this.#at(label, "typed into", field, (it) => it.type(text));

  async #at(words, done, find, act) {
    await until(
      `“${words}” is ${done}`,
      async () => {
        const it = await this.browser.found(find, words);
        if (!it) return false;
        await act(it);
        return true;
      },
      PATIENCE,
    ).catch(async (error) => {
      throw new Error(`${error.message}; it shows: ${await this.screen()}`, { cause: error });
    });
  }
}

/** In the page. */
function reads(words) {
  return document.body.innerText.includes(words);
}

/** In the page: what can be tapped. The smallest that says it, in the middle of the screen, where no bar hangs over it. */
function control(words) {
  const says = (one) => (one.innerText || one.getAttribute("aria-label") || "").includes(words);
  const all = [...document.querySelectorAll("a, button, label, summary")].filter((one) => says(one) && one.getClientRects().length > 0);
  const it = all.sort((a, b) => a.innerText.length - b.innerText.length)[0];
  if (!it || it.disabled) return null;
  it.scrollIntoView({ block: "center" });
  return it;
}

/** In the page: a field by its label. */
function field(label) {
  const of = [...document.querySelectorAll("label")].find((one) => one.innerText.trim() === label);
  const it = of && document.getElementById(of.htmlFor);
  it?.scrollIntoView({ block: "center" });
  return it ?? null;
}
