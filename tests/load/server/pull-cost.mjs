/** What pulling costs the server's processor: pages of rows, and the fills of many phones at once. */

import { brotliDecompressSync } from "node:zlib";
import { Connection } from "../connection.mjs";
import { processorTaken } from "../processor.mjs";
import { pulledPages } from "../pulled-rows.mjs";

const PATH = "/api/v1/sync";
const FULL_PAGE = 5_000;

/** Milliseconds of the server's processor for a page of 5,000 rows, in each run; read and written, not compressed. */
export async function pageCosts(city, runs) {
  const costs = [];
  for (let run = 0; run < runs; run++) {
    const api = await city.api("officer");
    let rows = 0;
    const taken = await processorTaken(city.server.pid, async () => {
      for await (const { blocks } of pulledPages(api)) for (const block of blocks) rows += block.rows.length;
    });
    costs.push((taken * FULL_PAGE) / rows);
  }
  return costs;
}

/** Asks as a phone does, which takes Brotli. */
async function ask(connection, token, path) {
  const headers = { authorization: `Bearer ${token}`, "accept-encoding": "br", "ruqi-app": "0.1.0" };
  const { status, head, body } = await connection.request("GET", `${PATH}${path}`, headers);
  if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`);
  return { packed: /content-encoding: *br/i.test(head), body };
}

const json = ({ packed, body }) => JSON.parse(packed ? brotliDecompressSync(body) : body);

/** A phone fills: the file's parts, then pull from the file's cursor on to the end. Returns the bytes of the parts. */
async function fill(address, token, pulls) {
  const connection = await Connection.to(address);
  try {
    const { cursor: begin, parts } = json(await ask(connection, token, "/region-file"));
    if (parts.length === 0) throw new Error("there is no region file");
    let bytes = 0;
    for (const { hash } of parts) bytes += (await ask(connection, token, `/region-file/${hash}`)).body.length;
    for (let cursor = begin, more = pulls; more; ) {
      const page = json(await ask(connection, token, `/pull?cursor=${encodeURIComponent(cursor)}`));
      [cursor, more] = [page.cursor, page.has_more];
    }
    return bytes;
  } finally {
    connection.close();
  }
}

/** Fills that a second of the server's processor is enough for, when so many phones fill at once. */
export async function fillsPerSecond(city, phones, { pulls = true } = {}) {
  const { token } = await city.api("officer");
  const taken = await processorTaken(city.server.pid, () =>
    Promise.all(Array.from({ length: phones }, () => fill(city.server.address, token, pulls))),
  );
  return phones / (taken / 1000);
}
