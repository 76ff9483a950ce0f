/**
 * One officer registers thousands of visits to one enterprise within the rules' window: how long the officer waits for a
 * hundred more, or for a withdrawal, and how long everybody else does meanwhile.
 *
 *   node load/hot-spot.mjs VISITS BINARY…    each binary over a copy of the same folder, which the first one fills
 *
 * By itself it is no part of `cargo xtask measure`: an older binary takes minutes to fill the folder.
 */

import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Chain } from "../lib/chain.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { RUQI, Server } from "../lib/server.mjs";
import { Run } from "./run.mjs";

const BATCH = 100;
const BATCHES = 5;
const WITHDRAWALS = 3;
/** Between two pushes of the other officer. */
const PAUSE_MS = 100;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
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

async function measure(name, city, where) {
  const [officer, colleague] = [await city.api("officer"), await city.api("officer")];
  const [chain, beside] = [await Chain.enrol(officer), await Chain.enrol(colleague)];
  where.ids = [];
  // What an update of the server has judged again is not measured.
  await settled(officer, where.first);
  const tell = async (what, acts) => {
    const waits = [];
    let lasted;
    const meanwhile = (async () => {
      const begin = performance.now();
      for (const act of acts) waits.push(await act());
      lasted = performance.now() - begin;
      await settled(officer, [...where.first.slice(-1), ...where.ids]);
      return performance.now() - begin;
    })();
    const waited = await others(beside, where, meanwhile);
    const whole = await meanwhile;
    console.log(`${name}: ${what}: ${said(waits)}; others meanwhile: ${said(waited)}; all judged after ${whole.toFixed(0)} ms (asked for ${lasted.toFixed(0)})`);
  };
  const batch = async () => {
    const { ids, time } = await register(chain, where.attacked, where.matters, BATCH);
    where.ids = [ids[0], ids.at(-1)];
    return time;
  };
  await tell(`a push of ${BATCH} more`, Array(BATCHES).fill(batch));
  const withdraw = (id) => async () => {
    const event = chain.seal("withdrawal", { registration: id, reason: "登记有误" });
    return timed(() => chain.push(event.jws));
  };
  await tell("the latest withdrawn", where.ids.slice(0, 1).map(withdraw));
  await tell("the earliest withdrawn", where.first.slice(0, WITHDRAWALS).map(withdraw));
  const firm = await city.api(where.firm);
  const page = await firm.get("/api/v1/enterprise/visits");
  console.log(`${name}: the enterprise's page: ${page.bytes.length} bytes`);
}

const [visits = "5000", ...binaries] = process.argv.slice(2);
const run = new Run();
try {
  const city = await City.open(run, THURSDAY);
  const where = scene(city);
  const chain = await Chain.enrol(await city.api("officer"));
  where.first = [];
  for (let left = Number(visits); left > 0; left -= BATCH) {
    const { ids, time } = await register(chain, where.attacked, where.matters, Math.min(BATCH, left));
    where.first.push(...ids.slice(0, 1));
    console.log(`${left} left, the last push took ${time.toFixed(0)} ms`);
  }
  await city.server.stop();
  const { data } = city.server;
  for (const binary of binaries.length ? binaries : [RUQI]) {
    const folder = mkdtempSync(join(tmpdir(), "ruqi-hot-spot-"));
    cpSync(data, folder, { recursive: true });
    const server = new Server(folder);
    server.binary = binary;
    city.server = await server.start();
    await measure(binary, city, { ...where });
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
} finally {
  await run.end();
}
