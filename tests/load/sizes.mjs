/** What goes over the wire, as a phone's browser asks for it: brotli where the server has it. Kilobytes of 1,000 bytes. */

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
export async function sizes(phone, address) {
  const cached = await phone.page.evaluate(async () => {
    const paths = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    }
    return [...new Set(paths)];
  });
  const rules = cached.filter((path) => /rules/.test(path) && /\.(wasm|js)$/.test(path));
  return [
    atMost("first screen: HTML, JS, CSS", kB(await total(address, await firstScreen(phone))), 150, "kB"),
    atMost("everything an officer needs offline", kB(await total(address, cached)), 800, "kB"),
    atMost("rules package", kB(await total(address, rules)), 75, "kB"),
  ];
}

/** What a new visitor's browser loads before the sign-in page is there. */
async function firstScreen({ page, address }) {
  const fresh = await page.context().browser()?.newContext();
  const tab = fresh ? await fresh.newPage() : page;
  const paths = new Set();
  const note = (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/(assets\/.*\.(js|css)|sign-in|)$/.test(pathname)) paths.add(pathname);
  };
  tab.on("request", note);
  await tab.goto(new URL("/sign-in", address).href);
  await tab.locator("button[type=submit], [data-testid=sync-status]").first().waitFor();
  tab.off("request", note);
  await fresh?.close();
  return [...paths];
}
