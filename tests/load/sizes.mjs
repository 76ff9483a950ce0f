/** What goes over the wire, as a phone's browser asks for it: brotli where the server has it. Kilobytes of 1,000 bytes. */

import { Phone } from "../lib/phone.mjs";
import { atMost } from "./figures.mjs";

const kB = (bytes) => bytes / 1000;

/** Bytes of the answer's body as it travels. */
async function size(address, path) {
  const { get } = await import(address.startsWith("https") ? "node:https" : "node:http");
  return new Promise((resolve, reject) => {
    get(new URL(path, address), { headers: { "accept-encoding": "br" } }, (answer) => {
      let total = 0;
      answer.on("data", (bytes) => (total += bytes.length));
      answer.on("end", () => resolve(total));
    }).on("error", reject);
  });
}

const total = async (address, paths) => {
  let sum = 0;
  for (const path of paths) sum += await size(address, path);
  return sum;
};

/** @param phone one that is signed in as an officer and holds everything offline */
export async function sizes(t, phone, address) {
  const cached = await phone.page.evaluate(async () => {
    const paths = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    }
    return [...new Set(paths)];
  });
  const rules = cached.filter((path) => /rules/.test(path) && /\.(wasm|js)$/.test(path));
  return [
    atMost("first screen on the wire: HTML, JS, CSS", kB(await total(address, await firstScreen(t, address))), 120, "kB"),
    atMost("everything an officer needs offline", kB(await total(address, cached)), 700, "kB"),
    atMost("rules package as the app serves it", kB(await total(address, rules)), 75, "kB"),
  ];
}

/** What a new visitor's browser loads before the sign-in page is there. */
async function firstScreen(t, address) {
  const paths = new Set();
  const note = (request) => {
    const { pathname } = new URL(request.url());
    if (!request.serviceWorker() && /^\/(assets\/.*\.(js|css)|sign-in|)$/.test(pathname)) paths.add(pathname);
  };
  const { page } = await Phone.take(t, { address, prepare: (browser) => void browser.on("request", note) });
  await page.locator("button[type=submit]").first().waitFor();
  return [...paths];
}
