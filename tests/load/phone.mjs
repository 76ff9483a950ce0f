/** The phone's figures: the real app in Chromium whose processor is slowed down four times. */

import * as app from "../lib/app.mjs";
import { atMost, median } from "./figures.mjs";

export const SLOWER = 4;
const RUNS = 5;

export async function slowDown(phone) {
  const devtools = await phone.devtools();
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
}

/**
 * In the page, before anything of the app: notes by the page's own clock what was done and when what it led to was drawn.
 * The test driver's own steps, slowed down with the page, are in no figure.
 */
function notes() {
  const at = (window.notes = {});
  const shown = {
    today: () => location.pathname === "/today" && document.querySelector("a[data-verdict]"),
    verdict: () => location.pathname.startsWith("/visit/") && document.querySelector("[data-verdict]"),
    sealed: () => document.querySelector("[data-testid=sealed]"),
  };
  const look = () => {
    for (const [name, is] of Object.entries(shown)) {
      if (name in at || !is()) continue;
      at[name] = null;
      requestAnimationFrame(() => (at[name] = performance.now()));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  document.addEventListener("loadeddata", () => (at.frame = performance.now()), true);
  document.addEventListener("click", ({ timeStamp }) => (at.tap = timeStamp), true);
}

/** What was noted, once `name` is among it. */
async function noted({ page }, name) {
  const found = await page.waitForFunction((name) => window.notes[name] && window.notes, name);
  return found.jsonValue();
}

/** Offline, the whole browser started anew: until today's list can be used. The browser's own start is not the app's. */
async function coldStart(phone) {
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    await phone.close();
    await phone.open("/about");
    await phone.page.addInitScript(notes);
    await slowDown(phone);
    await phone.go("/today");
    times.push((await noted(phone, "today")).today);
  }
  return median(times);
}

/** From the camera's first frame to the verdict. */
async function scanToVerdict(phone, name) {
  await app.due(phone, name).click();
  await phone.page.getByRole("button", { name: "到门口了，扫码登记" }).click();
  const { frame, verdict } = await noted(phone, "verdict");
  return verdict - frame;
}

/** From the tap to the sealed record, read back. */
async function sealing(phone) {
  await app.register(phone);
  const { tap, sealed } = await noted(phone, "sealed");
  return sealed - tap;
}

const PIN = "2580";

/**
 * From the tap on the right PIN to today's list, the app opened anew. The browser hashes the PIN on a thread that is not
 * slowed down: that part, timed by itself, is taken as often as the rest is slower.
 */
export async function unlocking(phone) {
  const { page } = phone;
  await phone.go("/me");
  await page.getByRole("button", { name: "设置 PIN 锁" }).click();
  const sheet = page.getByRole("dialog");
  for (const field of await sheet.locator("input").all()) await field.fill(PIN);
  await sheet.locator("button[type=submit]").click();
  await page.getByRole("button", { name: "取消 PIN 锁" }).waitFor();
  await page.addInitScript(notes);
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    await phone.go("/today");
    const field = page.locator(".lock input");
    await field.fill(PIN);
    const hash = await field.evaluate(hashing, PIN);
    await page.locator(".lock button[type=submit]").click();
    const { tap, today } = await noted(phone, "today");
    times.push(today - tap + (SLOWER - 1) * hash);
  }
  return median(times);
}

/** In the page: how long the browser hashes a PIN as the app has kept it. */
async function hashing(_field, pin) {
  const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
  const db = await done(indexedDB.open("ruqi-device"));
  const [kept] = Object.values(await done(db.transaction("kv").objectStore("kv").get("pins")));
  db.close();
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveBits"]);
  const begin = performance.now();
  await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: kept.salt, iterations: kept.iterations }, key, 256);
  return performance.now() - begin;
}

/** From a key to the list that answers it, in the page's own time. */
async function search(phone, initials) {
  await phone.go("/search");
  const field = phone.page.locator("input[type=search]");
  await field.waitFor();
  const times = [];
  for (let length = 1; length <= initials.length; length++) {
    times.push(
      await field.evaluate(
        (input, text) =>
          new Promise((resolve) => {
            const begin = performance.now();
            const main = document.querySelector("main");
            const seen = new MutationObserver(() => {
              seen.disconnect();
              requestAnimationFrame(() => resolve(performance.now() - begin));
            });
            // The same list for one letter more changes nothing on the screen: no figure of that keystroke.
            setTimeout(() => resolve(null), 2000);
            seen.observe(main, { childList: true, subtree: true, characterData: true });
            input.value = text;
            input.dispatchEvent(new Event("input"));
          }),
        initials.slice(0, length),
      ),
    );
  }
  return median(times.filter((ms) => ms !== null));
}

/** @param city one with 50,000 enterprises, whose server is stopped here */
export async function phone(city, holder, scene = "clear") {
  const { name, initials } = city.enterprise(scene);
  await slowDown(holder);
  const searched = await search(holder, initials.slice(0, 6));
  await city.server.stop();
  const started = await coldStart(holder);
  const judged = await scanToVerdict(holder, name);
  const sealed = await sealing(holder);
  const unlocked = await unlocking(holder);
  return [
    atMost("cold start offline, throttled, to a usable today's list of 5,000", started, 1500, "ms"),
    atMost("code in front of the camera → verdict, throttled", judged, 500, "ms"),
    atMost('tap on "register" → sealed, throttled', sealed, 300, "ms"),
    atMost("right PIN → today's list, throttled", unlocked, 1000, "ms"),
    atMost("search, a keystroke → results, 50,000 enterprises, throttled", searched, 50, "ms"),
  ];
}
