/** The first fill: from being signed in to a usable list and to all of the region, and what it costs on the wire. */

import * as app from "../lib/app.mjs";
import { Phone } from "../lib/phone.mjs";
import { countParts } from "../lib/region-file.mjs";
import { middleAtMost, yardstickOf } from "./figures.mjs";
import { noteAnew, noted, notes } from "./phone/notes.mjs";
import { Run } from "./run.mjs";

/** 1.6 Mbit/s with 150 ms, as Lighthouse has a slow 4G. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const BY_SLOW_BYTES_PER_MS = SLOW.downloadThroughput / 1000;

/** A new phone of the officer is filled; what it took, by its own clock. `slow`: over a bad line, once the app is kept. */
async function fill(t, city, { film, slow = false }) {
  const phone = await Phone.take(t, { address: city.server.address, film, prepare: (browser) => browser.addInitScript(notes) });
  await app.workerActive(phone);
  const devtools = await phone.devtools();
  let bytes = 0;
  const pulls = new Set();
  await devtools.send("Network.enable");
  if (slow) await devtools.send("Network.emulateNetworkConditions", SLOW);
  devtools.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.url.includes("/api/v1/sync/")) pulls.add(requestId);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (pulls.has(requestId)) bytes += encodedDataLength;
  });
  await noteAnew(phone);
  await app.signIn(phone, city.account("officer"));
  for (const name of ["inSync", "today"]) await noted(phone, name, { timeout: 180_000 });
  const { signedIn, today, inSync } = await noted(phone, "today");
  const took = { today: (today - signedIn) / 1000, all: (inSync - signedIn) / 1000, bytes: bytes / 1e6 };
  await devtools.detach();
  const least = bytes / BY_SLOW_BYTES_PER_MS / 1000;
  if (slow && took.all < least) throw new Error(`${bytes} bytes came in ${took.all} s: the line was not slow`);
  return { phone, took };
}

/** So many phones, one after another; the last one is kept. */
async function fills(t, city, runs, options) {
  const times = [];
  for (let run = 1; run < runs; run++) {
    const once = new Run();
    try {
      times.push((await fill(once, city, options)).took);
    } finally {
      await once.end();
    }
  }
  const { phone, took } = await fill(t, city, options);
  times.push(took);
  const all = (name) => times.map((one) => one[name]);
  return { phone, today: all("today"), all: all("all"), bytes: all("bytes") };
}

/** @returns the phone that was filled last, and the figures of all */
export async function cityFills(t, city, runs, film) {
  const { phone, today, all, bytes } = await fills(t, city, runs, { film });
  const figures = [
    middleAtMost("first fill, city: on the wire", bytes, { limit: 9 }, "MB"),
    middleAtMost("first fill, city: today usable", today, { limit: 2 }, "s"),
    middleAtMost("first fill, city: all", all, { limit: 8 }, "s"),
  ];
  return { phone, figures };
}

export async function countyFills(t, city, runs) {
  const { today, all, bytes } = await fills(t, city, runs, { slow: true });
  return [
    middleAtMost("first fill, county, over 1.6 Mbit/s: today usable", today, { limit: 6 }, "s"),
    yardstickOf("first fill, county, over 1.6 Mbit/s: all", all, "s"),
    yardstickOf("first fill, county: on the wire", bytes, "MB"),
  ];
}

/** Bytes of the region that come over the line when a second officer signs in on a phone that a first one has filled. */
export async function nextOfficerBytes(t, city) {
  const phone = await city.phone(t, "officer");
  await phone.go("/me");
  await phone.page.getByRole("button", { name: "退出登录" }).click();
  await phone.page.getByRole("dialog").getByRole("button", { name: "退出", exact: true }).click();
  await phone.page.waitForURL("**/sign-in**");
  const count = await countParts(phone);
  await app.signIn(phone, city.account("fire-officer"));
  await app.ready(phone);
  if (count.parts === 0) throw new Error("the second officer's phone did not fill by the region's file");
  return count.bytes;
}
