/**
 * Moments in the app's life at which a test can stop it, found from outside: a script that runs before the app puts itself
 * between it and what the browser gives it. The app's own code is the one that people have.
 *
 *     const moments = new Moments();
 *     const phone = await city.phone(t, "officer", { prepare: moments.prepare });
 *     const signed = await moments.stop(phone, "signed");   // from now on it stops there
 *     … tap …
 *     await signed.came();                                   // it has
 *     await phone.kill();                                    // or: await moments.go(phone)
 */

import { until } from "./until.mjs";

export class Moments {
  #waiting = new Map();

  /** Given to a phone: done to its browser each time it is opened. */
  prepare = async (browser) => {
    await browser.exposeBinding("ruqiMoment", ({ page }, name) => this.#waiting.get(page)?.(name));
    await browser.addInitScript(watched);
  };

  /** The page stops at the next moment of this name; `came` waits until it has. */
  async stop({ page }, name) {
    let stands = false;
    this.#waiting.set(page, (said) => (stands ||= said === name));
    await page.evaluate((name) => (window.ruqiStopAt = name), name);
    return { came: () => until(`the app is at the moment "${name}"`, () => stands) };
  }

  /** The page goes on from where it stopped. */
  go = ({ page }) => page.evaluate(() => window.ruqiGo());
}

/** In the page, before anything of the app. */
function watched() {
  const here = async (name) => {
    if (window.ruqiStopAt !== name) return;
    window.ruqiStopAt = undefined;
    const on = new Promise((resolve) => (window.ruqiGo = resolve));
    window.ruqiMoment(name);
    await on;
  };
  // Inside of a transaction waiting would end it: the page stands still, until it is killed.
  const still = (name) => {
    if (window.ruqiStopAt !== name) return;
    window.ruqiMoment(name);
    for (;;);
  };

  const { sign } = SubtleCrypto.prototype;
  SubtleCrypto.prototype.sign = async function (...asked) {
    const signature = await sign.apply(this, asked);
    const [header] = new TextDecoder().decode(asked.at(-1)).split(".");
    if (!atob(header).includes('"ruqi-event"')) return signature;
    window.ruqiSigned = (window.ruqiSigned ?? 0) + 1;
    await here("signed");
    return signature;
  };

  const { deriveBits } = SubtleCrypto.prototype;
  SubtleCrypto.prototype.deriveBits = async function (...asked) {
    if (asked[0].name === "ECDH") await here("locking");
    return deriveBits.apply(this, asked);
  };

  const { add, get } = IDBObjectStore.prototype;
  let stored = null;
  IDBObjectStore.prototype.add = function (...asked) {
    if (this.name === "put_away") still("putting away");
    if (this.name === "outbox") {
      still("storing");
      window.ruqiDurability = this.transaction.durability;
      stored = asked[0].id;
    }
    return add.apply(this, asked);
  };
  IDBObjectStore.prototype.get = function (...asked) {
    // Nobody but who reads it back asks for it alone, and that is when its transaction has ended.
    if (this.name === "events" && asked[0] === stored) still("stored");
    return get.apply(this, asked);
  };

  const { fetch } = window;
  window.fetch = async (asked, how) => {
    const isPush = String(asked).includes("/sync/push") && !/"events":\[\]/.test(how?.body ?? "");
    if (isPush) await here("sending");
    const answer = await fetch(asked, how);
    if (isPush) await here("answered");
    return answer;
  };
}
