/** Real events, sealed and proven beforehand, pushed as fast as they are taken: ours, and the yardsticks in turn with it. */

import { createHash } from "node:crypto";
import { bareIntakeRate } from "../bare-intake.mjs";
import { Chain, jws } from "../../lib/chain.mjs";
import { shareAtLeast, yardstickRate } from "../figures.mjs";
import { pump } from "../pump.mjs";
import { fastifyRate } from "../yardsticks.mjs";

/** Characters of a sealed registration, for the yardstick that is given none. */
const SEALED = 1_500;

/** Chains of officers, one a connection: order is kept within a chain only. */
async function chains(city, count) {
  const made = [];
  for (let number = 0; number < count; number++) made.push(await Chain.enrol(await city.api("officer")));
  return made;
}

/** Requests that push `each` times `events` registrations. */
async function lane(chain, places, matters, { each, events = 1 }) {
  const { nonce } = (await chain.api.get("/api/v1/sync/probe")).body;
  return Array.from({ length: each }, () => {
    const sealed = Array.from({ length: events }, () => chain.seal("registration", chain.registration(places.pop(), matters)).jws);
    const body = JSON.stringify({ events: sealed });
    const hash = createHash("sha256").update(body).digest("base64url");
    const proof = jws({ alg: "ES256", kid: chain.kid }, { nonce, body: hash }, chain.privateKey);
    const headers = { "content-type": "application/json", "ruqi-proof": proof };
    return { method: "POST", path: "/api/v1/sync/push", headers, body };
  });
}

const accepted = ({ status, body }) => {
  if (status !== 200 || !body.includes('"accepted"')) throw new Error(`push answered ${status}: ${body}`);
};

export class Pushes {
  /** @param places ids of enterprises, each visited once  @param singles, batches as `scale.mjs` has them */
  static async to(city, places, { singles, batches }) {
    return new Pushes(city, places, [
      [singles, await chains(city, singles.connections)],
      [batches, await chains(city, batches.connections)],
    ]);
  }

  constructor(city, places, [singles, batches]) {
    Object.assign(this, { city, places, singles, batches });
  }

  /** Events a second of one run of singles or of batches, and the requests that it was. */
  async #pushed([load, by]) {
    const { matters } = this.city.enterprise("clear");
    const lanes = [];
    for (const chain of by) lanes.push(await lane(chain, this.places, matters, load));
    const { rate } = await pump(this.city.server.address, lanes, accepted);
    return { rate: rate * (load.events ?? 1), lanes };
  }

  /** Singles and batches in turns, without yardsticks: events a second of each run. */
  async rates(runs) {
    const [single, batch] = [[], []];
    for (let run = 0; run < runs; run++) {
      single.push((await this.#pushed(this.singles)).rate);
      batch.push((await this.#pushed(this.batches)).rate);
    }
    return { single, batch };
  }

  /** Each run beside bare intake with the same requests, over as many connections, and singles beside Fastify. */
  async figures(runs) {
    const [single, batch, bareSingle, bareBatch, fastify] = [[], [], [], [], []];
    const pushed = async (load, ours, bare) => {
      const { rate, lanes } = await this.#pushed(load);
      ours.push(rate);
      const [{ events }, by] = load;
      bare.push(await bareIntakeRate(by, lanes, events));
    };
    for (let run = 0; run < runs; run++) {
      await pushed(this.singles, single, bareSingle);
      fastify.push(await fastifyRate("x".repeat(SEALED)));
      await pushed(this.batches, batch, bareBatch);
    }
    return [
      shareAtLeast("one event a request, 32 connections, as a share of bare intake", single, bareSingle, 0.5, "events/s"),
      shareAtLeast("batches of 100, 4 connections, as a share of bare intake", batch, bareBatch, 0.5, "events/s"),
      yardstickRate("Fastify and better-sqlite3, a bare insert a request, 32 connections", fastify, "events/s"),
      shareAtLeast("one event a request, times Fastify and better-sqlite3", single, fastify, 1.2, "events/s"),
    ];
  }
}
