/**
 * An attack: strangers send rubbish from ever new addresses, as fast as they can, beside phones that register. Not a
 * test, for it takes ten minutes: `node load/disk-fill.mjs [--minutes 10]` says what came of it, and ends with 1 where
 * a phone lost a record or waited, or the disk was filled beyond the cap.
 */

import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Chain } from "../lib/chain.mjs";
import { City, WEDNESDAY } from "../lib/city.mjs";
import { Connection } from "./connection.mjs";
import { enterprises } from "./pulled-rows.mjs";

const { values } = parseArgs({ options: { minutes: { type: "string", default: "10" } } });
const ends = performance.now() + Number(values.minutes) * 60_000;
const [ATTACKERS, PHONES] = [4, 8];
/** What docs/OPERATIONS.md says that strangers may store in a day, and what a visit of a phone takes. */
const [CAP_MB, VISIT_KB] = [64, 16];
/** Pages are freed in whole ones, and indexes of what strangers sent are pages, too. */
const SPARE = 1.1;
const LATE_MS = 2000;
/** A phone whose push fails tries again, as the app does; what is not taken by then counts as lost. */
const [AGAIN_MS, GIVES_UP_MS] = [200, 20_000];

const cleanups = [];
const city = await City.open({ after: (act) => cleanups.push(act) }, WEDNESDAY);
city.server.settings = { RUQI_BEHIND_PROXY: "true" };
await city.server.stop();
/** Of a server that is stopped: its log is folded into the file. */
const megabytes = () => statSync(join(city.server.data, "ruqi.db")).size / 1e6;
const before = megabytes();
await city.server.start();

const base64url = (value) => Buffer.from(value).toString("base64url");

/** A push of 40 texts of 24 kB that look like records: headers of keys that nobody knows, and noise. */
function rubbish() {
  const noise = randomBytes(16_000);
  const events = Array.from({ length: 40 }, () => {
    const header = { alg: "ES256", typ: "ruqi-event", kid: base64url(randomBytes(32)) };
    noise.writeUInt32LE(randomBytes(4).readUInt32LE(), 0);
    return `${base64url(JSON.stringify(header))}.${base64url(noise)}.${base64url(randomBytes(64))}`;
  });
  return JSON.stringify({ events });
}

const sent = { megabytes: 0, answers: {} };
async function attack() {
  let connection = await Connection.to(city.server.address);
  while (performance.now() < ends) {
    const address = `2001:db8:${randomBytes(2).toString("hex")}:${randomBytes(2).toString("hex")}::1`;
    const headers = { "content-type": "application/json", "x-forwarded-for": address };
    const body = rubbish();
    let status;
    try {
      ({ status } = await connection.request("POST", "/api/v1/sync/push", headers, body));
    } catch {
      // The server hangs up on whoever is refused in the middle of a body: an attacker comes again.
      status = "hung up";
      connection = await Connection.to(city.server.address);
    }
    sent.megabytes += body.length / 1e6;
    sent.answers[status] = (sent.answers[status] ?? 0) + 1;
  }
  connection.close();
}

const honest = { times: [], lost: 0, again: 0 };

/** @returns whether the server took it before the phone gave up */
async function taken(chain, jws, begin) {
  while (performance.now() < begin + GIVES_UP_MS) {
    try {
      const [{ status }] = await chain.push(jws);
      return status === "accepted" || status === "duplicate";
    } catch {
      honest.again += 1;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
  return false;
}

async function register(chain) {
  const { matters } = city.enterprise("clear");
  while (performance.now() < ends) {
    const { jws } = chain.seal("registration", chain.registration(places[Math.floor(Math.random() * places.length)], matters));
    const begin = performance.now();
    if (!(await taken(chain, jws, begin))) honest.lost += 1;
    honest.times.push(performance.now() - begin);
    await new Promise((resolve) => setTimeout(resolve, 5000 * Math.random()));
  }
}

const places = await enterprises(await city.api("officer"));
const chains = [];
for (let number = 0; number < PHONES; number++) chains.push(await Chain.enrol(await city.api("officer")));
await Promise.all([...Array.from({ length: ATTACKERS }, attack), ...chains.map(register)]);
await city.server.stop();
const grown = megabytes() - before;
for (const act of cleanups) await act();

const times = honest.times.sort((a, b) => a - b);
const worst = times.at(-1);
console.log(`strangers sent ${Math.round(sent.megabytes)} MB; answers: ${JSON.stringify(sent.answers)}`);
console.log(`the database grew by ${grown.toFixed(1)} MB, the cap is ${CAP_MB} MiB a day`);
const median = times[Math.floor(times.length / 2)];
console.log(`${times.length} visits of ${PHONES} phones: median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms, lost ${honest.lost}, tried again ${honest.again}`);
const most = CAP_MB * 1.049 * SPARE + (times.length * VISIT_KB) / 1000;
process.exit(honest.lost === 0 && worst <= LATE_MS && grown <= most ? 0 : 1);
