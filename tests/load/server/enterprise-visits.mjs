/** Enterprises look at their own visits: the latest 20, and again every three seconds while the page is open. */

import { Connection } from "../connection.mjs";
import { pump } from "../pump.mjs";
import { processorTaken } from "../processor.mjs";

const PATH = "/api/v1/enterprise/visits";
/** As the app asks (`pwa/src/api/enterprise.ts`). */
const POLL_MS = 3_000;

const authorized = async (city, login) => ({ authorization: `Bearer ${(await city.api(login)).token}` });

/** The slowest of a hundred answers but one, in ms, asked `count` times over one connection. */
export async function latestP99(city, count) {
  const request = { method: "GET", path: PATH, headers: await authorized(city, "enterprise"), body: "" };
  const { p99 } = await pump(city.server.address, [Array(count).fill(request)], ({ status, body }) => {
    if (status !== 200) throw new Error(`the visits answered ${status}: ${body}`);
  });
  return p99;
}

/**
 * The share of a core that the server takes while so many pages poll, each over a connection of its own. The demonstration
 * has some twelve accounts of enterprises, which share the pages among them.
 */
export async function pollingShare(city, pages, seconds) {
  const logins = Object.entries(city.notes.accounts).filter(([, { role }]) => role === "enterprise");
  const known = [];
  for (const [login] of logins) known.push({ ...(await authorized(city, login)) });
  const all = await Promise.all(Array.from({ length: pages }, () => Connection.to(city.server.address)));
  const ask = async (number) => {
    const headers = known[number % known.length];
    const { status, head } = await all[number].request("GET", PATH, headers);
    if (status !== 200 && status !== 304) throw new Error(`the visits answered ${status}`);
    const [, tag] = /^etag: *(.+)$/im.exec(head) ?? [];
    if (tag) headers["if-none-match"] = tag.trim();
  };
  try {
    await Promise.all(known.map((_, number) => ask(number)));
    const begin = performance.now();
    const taken = await processorTaken(city.server.pid, () => Promise.all(all.map((_, number) => poll(number, pages, seconds, ask))));
    return taken / (performance.now() - begin);
  } finally {
    for (const connection of all) connection.close();
  }
}

/** One page: its turn comes at its own place in the three seconds. */
async function poll(number, pages, seconds, ask) {
  const begin = performance.now();
  for (let at = (number / pages) * POLL_MS; at < seconds * 1_000; at += POLL_MS) {
    await new Promise((resolve) => setTimeout(resolve, begin + at - performance.now()));
    await ask(number);
  }
}
