/** The file that first fills begin with: the server makes it by itself, a minute after there is enough at the latest. */

import { until } from "./until.mjs";

const PATH = "/api/v1/sync/region-file";
/** The form of its parts that the app reads. */
const FORM = 2;

/** Until the region's file is there: from then on a phone fills by it. Gives its parts. */
export async function regionFileMade(city, login = "officer") {
  const api = await city.api(login);
  const made = async () => {
    const { parts } = (await api.get(`${PATH}?form=${FORM}`)).body;
    return parts.length > 0 && parts;
  };
  return until("the region's file is made", made, { within: 180_000, every: 250 });
}

/** Counts from now on what the phone asks of it: parts, those that its browser had, and bytes that came over the line. */
export async function countParts(phone) {
  const devtools = await phone.devtools();
  const [count, asked] = [{ parts: 0, kept: 0, bytes: 0 }, new Set()];
  await devtools.send("Network.enable");
  devtools.on("Network.responseReceived", ({ requestId, response }) => {
    if (!response.url.includes(`${PATH}/`)) return;
    asked.add(requestId);
    count.parts += 1;
    if (response.fromDiskCache) count.kept += 1;
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (asked.has(requestId)) count.bytes += encodedDataLength;
  });
  return count;
}
