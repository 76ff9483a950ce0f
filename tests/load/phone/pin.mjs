/** The app behind its PIN: from the tap on the right one to today's list, the app opened anew. */

import { noted, notes, SLOWER } from "./notes.mjs";

const PIN = "2580";

/**
 * Milliseconds in each run. The browser hashes the PIN on a thread that is not slowed down: that part, timed by itself, is
 * taken as often as the rest is slower.
 */
export async function unlockings(phone, runs) {
  const { page } = phone;
  await phone.go("/me");
  await page.getByRole("button", { name: "设置 PIN 锁" }).click();
  const sheet = page.getByRole("dialog");
  for (const field of await sheet.locator("input").all()) await field.fill(PIN);
  await sheet.locator("button[type=submit]").click();
  await page.getByRole("button", { name: "取消 PIN 锁" }).waitFor();
  await page.addInitScript(notes);
  const times = [];
  for (let run = 0; run < runs; run++) {
    await phone.go("/today");
    const field = page.locator(".lock input");
    await field.fill(PIN);
    const hash = await field.evaluate(hashing, PIN);
    await page.locator(".lock button[type=submit]").click();
    const { tap, today } = await noted(phone, "today");
    times.push(today - tap + (SLOWER - 1) * hash);
  }
  return times;
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
