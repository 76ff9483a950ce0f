/** The server's figures: real events, sealed, verified, judged and durable, beside what others do in the same run. */

import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { Chain, jws } from "../lib/chain.mjs";
import { atLeast, atMost, yardstick } from "./figures.mjs";
import { pump } from "./pump.mjs";
import { fastifyRate, pocketbaseRate, sqliteRate } from "./yardsticks.mjs";

const SINGLES = { connections: 32, each: 60 };
const BATCHES = { connections: 4, each: 30, events: 100 };
/** Over one connection: how long the answer takes, not how many there can be. */
const LATEST = 1000;

/** Chains of officers, one a connection: order is kept within a chain only. */
async function chains(city, count) {
  const made = [];
  for (let number = 0; number < count; number++) made.push(await Chain.enrol(await city.api("officer")));
  return made;
}

/** Ids of the region's enterprises: visits are spread over them, as a region's are. */
export async function enterprises(api) {
  const ids = [];
  for (let cursor = "", more = true; more; ) {
    const { body } = await api.get(`/api/v1/sync/pull${cursor && `?cursor=${cursor}`}`, { "ruqi-app": "0.1.0" });
    for (const { kind, rows } of body.blocks) if (kind === "enterprise") ids.push(...rows.map(([id]) => id));
    [cursor, more] = [encodeURIComponent(body.cursor), body.has_more];
  }
  return ids;
}

/** Requests that push `each` times `events` registrations, sealed and proven beforehand. */
async function lane(chain, places, matters, { each, events = 1 }) {
  const { nonce } = (await chain.api.get("/api/v1/sync/probe")).body;
  return Array.from({ length: each }, () => {
    const sealed = Array.from(
      { length: events },
      () => chain.seal("registration", chain.registration(places.pop(), matters)).jws,
    );
    const body = JSON.stringify({ events: sealed });
    const hash = createHash("sha256").update(body).digest("base64url");
    const proof = jws({ alg: "ES256", kid: chain.kid }, { nonce, body: hash }, chain.privateKey);
    const headers = { "content-type": "application/json", "ruqi-proof": proof };
    return { method: "POST", path: "/api/v1/sync/push", headers, body };
  });
}

async function push(city, places, { connections, ...load }) {
  const { matters } = city.enterprise("clear");
  const lanes = [];
  for (const chain of await chains(city, connections)) lanes.push(await lane(chain, places, matters, load));
  const { rate, p99 } = await pump(city.server.address, lanes, ({ status, body }) => {
    if (status !== 200 || !body.includes('"accepted"')) throw new Error(`push answered ${status}: ${body}`);
  });
  return { rate: rate * (load.events ?? 1), p99 };
}

/** An enterprise looks at its latest 20 visits. */
async function latest(city) {
  const { token } = await city.api("enterprise");
  const headers = { authorization: `Bearer ${token}` };
  const request = { method: "GET", path: "/api/v1/enterprise/visits", headers, body: "" };
  return pump(city.server.address, [Array(LATEST).fill(request)], ({ status, body }) => {
    if (status !== 200) throw new Error(`the visits answered ${status}: ${body}`);
  });
}

/** Resident memory of the server's process, in MB; null where the system does not say. */
function memory({ pid }) {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
  } catch {
    return null;
  }
}

/** @param city one with more enterprises than events are pushed: each is visited once */
export async function server(city) {
  await city.server.stop();
  const begin = performance.now();
  await city.server.start();
  const started = performance.now() - begin;
  const rest = memory(city.server);
  const text = "x".repeat(1500);
  const [fastify, pocketbase, sqlite] = [await fastifyRate(text), await pocketbaseRate(text), await sqliteRate(text)];
  const places = await enterprises(await city.api("officer"));
  const single = await push(city, places, SINGLES);
  const batch = await push(city, places, BATCHES);
  const busy = memory(city.server);
  const own = await latest(city);
  const figures = [
    yardstick("Fastify and better-sqlite3, a bare insert a request, 32 connections", fastify, "events/s"),
    ...(pocketbase ? [yardstick("PocketBase, the same", pocketbase, "events/s")] : []),
    yardstick("SQLite in one process, 100 rows a transaction", sqlite, "rows/s"),
    atLeast("one event a request, 32 connections", single.rate, Math.round(3 * Math.max(fastify, pocketbase ?? 0)), "events/s"),
    atLeast("batches of 100, 4 connections", batch.rate, Math.max(8000, Math.round(sqlite / 4)), "events/s"),
    atMost("an enterprise's latest 20 visits, p99", own.p99, 5, "ms"),
    atMost("start to first answer", started, 300, "ms"),
  ];
  if (rest !== null) figures.push(atMost("memory at rest", rest, 60, "MB"), atMost("memory under this load", busy, 300, "MB"));
  return figures;
}
