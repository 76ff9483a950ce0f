/** Visits as the officer makes them without signal: from today's list through the camera to the sealed record. */

import * as app from "../../lib/app.mjs";
import { filmOfPng } from "../../lib/films.mjs";
import { pulledRows } from "../pulled-rows.mjs";
import { noteAnew, noted } from "./notes.mjs";

/** Scanner, form and sealed record, with one to spare. */
const MOST_PAGES_BACK = 4;

/** Enterprises of today's list at which nothing stands against a visit, each with the film of the code at its door. */
export async function clearDoors(phone, city, count) {
  await phone.go("/today");
  const clear = phone.page.locator('a[data-verdict="clear"][href*="plan="]');
  await clear.first().waitFor();
  const listed = await clear.evaluateAll((links) =>
    links.map((link) => [new URL(link.href).pathname.split("/").at(-1), link.querySelector(".name").textContent.trim()]),
  );
  if (listed.length < count) throw new Error(`today's list shows ${listed.length} visits that are clear, not ${count}`);
  const { enterprise: rows } = await pulledRows(await city.api("officer"), "enterprise");
  const codes = new Map(rows.map((row) => [row.id, row.codes]));
  const admin = await city.api("admin");
  const doors = [];
  for (const [id, name] of listed.slice(0, count)) {
    const [fingerprint] = codes.get(id).find(([, kind]) => kind === "door");
    const print = await admin.get(`/api/v1/codes/${fingerprint}/qr.png`);
    if (print.status !== 200) throw new Error(`the server printed no code: ${print.text}`);
    doors.push({ name, film: filmOfPng(print.bytes) });
  }
  return doors;
}

/** From a sealed record back to today's list, as a thumb goes: an app that is opened anew is another figure. */
async function backToToday({ page }) {
  for (let steps = 0; new URL(page.url()).pathname !== "/today"; steps++) {
    if (steps === MOST_PAGES_BACK) throw new Error(`today's list is not behind ${page.url()}`);
    await page.goBack();
  }
}

/**
 * At each door: milliseconds from the camera's first frame to the verdict, and from the tap on "register" to the sealed
 * record on the screen; how many taps it took from today's list.
 */
export async function visits(phone, doors) {
  const [judged, sealed, taps] = [[], [], []];
  for (const { name, film } of doors) {
    phone.aim(film);
    await backToToday(phone);
    const card = phone.page.getByRole("listitem").filter({ has: app.due(phone, name) });
    await card.first().waitFor();
    await noteAnew(phone);
    await card.first().getByRole("link", { name: "扫码登记" }).click();
    const seen = await noted(phone, "verdict");
    judged.push(seen.verdict - seen.frame);
    await app.register(phone);
    const done = await noted(phone, "sealed");
    sealed.push(done.sealed - done.tap);
    taps.push(done.taps);
  }
  return { judged, sealed, taps };
}
