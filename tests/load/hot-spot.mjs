/**
 * One officer registers thousands of visits to one enterprise within the rules' window: how long the officer waits for a
 * hundred more, or for a withdrawal, and how long everybody else does meanwhile.
 *
 *   node load/hot-spot.mjs VISITS BINARY…    each binary over a copy of the same folder, which the first one fills
 *
 * By itself it compares builds: an older binary takes minutes to fill the folder.
 */

import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Chain } from "../lib/chain.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { RUQI, Server } from "../lib/server.mjs";
import { median } from "./figures.mjs";
import { Run } from "./run.mjs";

const BATCH = 100;
const BATCHES = 5;
const WITHDRAWALS = 3;
/** Between two pushes of the other officer. */
const PAUSE_MS = 100;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const worst = (times) => Math.max(0, ...times);
const said = (times) => `median ${median(times)?.toFixed(0)} ms, worst ${worst(times).toFixed(0)} ms of ${times.length}`;

async function timed(act) {
  const begin = performance.now();
  await act();
  return performance.now() - begin;
}

/** Where the officers register: the attacked enterprise, another one, and matters of the list. */
const scene = (city) => ({
  attacked: city.enterprise("clear").id,
  firm: city.enterprise("clear").account,
  other: city.enterprise("visited").id,
  matters: city.enterprise("clear").matters,
});

const visit = (chain, enterprise, matters) => chain.seal("registration", chain.registration(enterprise, matters));

async function register(chain, enterprise, matters, count) {
  const events = Array.from({ length: count }, () => visit(chain, enterprise, matters));
  const time = await timed(() => chain.push(...events.map(({ jws }) => jws)));
  return { ids: events.map(({ id }) => id), time };
}

/** Another officer at another enterprise, until `done`; how long each single push took. */
async function others(chain, { other, matters }, done) {
  const times = [];
  let over = false;
  done.finally(() => (over = true));
  while (!over) {
    times.push((await register(chain, other, matters, 1)).time);
    await pause(PAUSE_MS);
  }
  return times;
}

/** Until nothing is pending any more, by the last visit's own word. */
async function settled(api, ids) {
  for (const id of ids) {
    for (;;) {
      const { body } = await api.get(`/api/v1/registrations/${id}`);
      if (body.verdict && !body.verdict_pending) break;
      await pause(PAUSE_MS);
    }
  }
}

/** Fills the place with so many visits of one officer; they are noted in `where.first`. */
async function fillUp(city, where, visits) {
  const chain = await Chain.enrol(await city.api("officer"));
  where.first = [];
  for (let left = visits; left > 0; left -= BATCH) {
    const { ids } = await register(chain, where.attacked, where.matters, Math.min(BATCH, left));
    where.first.push(...ids.slice(0, 1));
  }
}

/** Each of these acts, and what others waited until all was judged. */
async function beside(city, where, acts) {
  const [officer, colleague] = [await city.api("officer"), await Chain.enrol(await city.api("officer"))];
  const waits = [];
  let asked;
  const meanwhile = (async () => {
    const begin = performance.now();
    for (const act of acts) waits.push(await act());
    asked = performance.now() - begin;
    await settled(officer, [...where.first.slice(-1), ...where.ids]);
    return performance.now() - begin;
  })();
  const waited = await others(colleague, where, meanwhile);
  return { waits, waited, whole: await meanwhile, asked };
}

/** A push of a hundred more, again and again: the waits of the officer, and of others. */
async function pushMore(city, where, times) {
  const chain = await Chain.enrol(await city.api("officer"));
  where.ids = [];
  // What an update of the server has judged again is not measured.
  await settled(await city.api("officer"), where.first);
  const batch = async () => {
    const { ids, time } = await register(chain, where.attacked, where.matters, BATCH);
    where.ids = [ids[0], ids.at(-1)];
    return time;
  };
  return { chain, ...(await beside(city, where, Array(times).fill(batch))) };
}

/** In a city that is open: how long a push of a hundred takes at an enterprise with so many visits, and others' meanwhile. */
export async function hotSpot(city, visits, times) {
  const where = scene(city);
  await fillUp(city, where, visits);
  return pushMore(city, where, times);
}

async function compare(name, city, where) {
  const tell = (what, { waits, waited, whole, asked }) =>
    console.log(`${name}: ${what}: ${said(waits)}; others meanwhile: ${said(waited)}; all judged after ${whole.toFixed(0)} ms (asked for ${asked.toFixed(0)})`);
  const { chain, ...pushed } = await pushMore(city, where, BATCHES);
  tell(`a push of ${BATCH} more`, pushed);
  const withdraw = (id) => async () => {
    const event = chain.seal("withdrawal", { registration: id, reason: "登记有误" });
    return timed(() => chain.push(event.jws));
  };
  tell("the latest withdrawn", await beside(city, where, where.ids.slice(0, 1).map(withdraw)));
  tell("the earliest withdrawn", await beside(city, where, where.first.slice(0, WITHDRAWALS).map(withdraw)));
  const page = await (await city.api(where.firm)).get("/api/v1/enterprise/visits");
  console.log(`${name}: the enterprise's page: ${page.bytes.length} bytes`);
}

async function main([visits = "5000", ...binaries]) {
  const run = new Run();
  try {
    const city = await City.open(run, THURSDAY);
    const where = scene(city);
    await fillUp(city, where, Number(visits));
    await city.server.stop();
    const { data } = city.server;
    for (const binary of binaries.length ? binaries : [RUQI]) {
      const folder = mkdtempSync(join(tmpdir(), "ruqi-hot-spot-"));
      cpSync(data, folder, { recursive: true });
      const server = new Server(folder);
      server.binary = binary;
      city.server = await server.start();
      await compare(binary, city, { ...where });
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  } finally {
    await run.end();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
