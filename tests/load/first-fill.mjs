/** The first fill: from signing in to a usable list, and what it costs on the wire. */

import { signIn } from "../lib/app.mjs";
import { Phone } from "../lib/phone.mjs";
import { regionFileMade } from "../lib/region-file.mjs";
import { atMost } from "./figures.mjs";

/** @returns the phone that was filled, and its figures */
export async function firstFill(t, city, options) {
  await regionFileMade(city);
  const phone = await Phone.take(t, { address: city.server.address, ...options });
  const devtools = await phone.devtools();
  const pulls = new Set();
  let bytes = 0;
  await devtools.send("Network.enable");
  devtools.on("Network.responseReceived", ({ requestId, response }) => {
    if (/\/sync\/(pull|region-file)/.test(response.url)) pulls.add(requestId);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (pulls.has(requestId)) bytes += encodedDataLength;
  });
  await signIn(phone, city.account("officer"));
  const begin = performance.now();
  await phone.page.getByTestId("sync-status").filter({ hasText: "已同步" }).waitFor({ timeout: 120_000 });
  const seconds = (performance.now() - begin) / 1000;
  return {
    phone,
    figures: [
      atMost("first fill, 50,000 enterprises and 100,000 visits: on the wire", bytes / 1e6, 4.5, "MB"),
      atMost("first fill: to usable, not throttled", seconds, 4, "s"),
    ],
  };
}
