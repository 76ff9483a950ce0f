/**
 * A second phone without a screen: seals and pushes as docs/SYNC-PROTOCOL.md says, written from that page alone.
 * Tests arrange history with it, and send what no honest phone would.
 */

import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from "node:crypto";

const base64url = (value) => Buffer.from(value).toString("base64url");
const sha256 = (text) => createHash("sha256").update(text).digest("base64url");

/** A compact JWS with this header over this payload, a value or JSON text; ES256 unless the test wants another thing. */
export function jws(header, payload, key) {
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  const content = `${base64url(JSON.stringify(header))}.${base64url(text)}`;
  const signature = key
    ? sign("sha256", Buffer.from(content), { key, dsaEncoding: "ieee-p1363" })
    : Buffer.alloc(0);
  return `${content}.${base64url(signature)}`;
}

/** UUIDv7 (RFC 9562) of this instant. */
export function uuidv7(ms = Date.now()) {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(ms, 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The payload of a JWS. */
export const claims = (text) => JSON.parse(Buffer.from(text.split(".")[1], "base64url").toString());

const stateOf = (said) => (!said ? "waiting" : said.status === "held" ? "held" : "set_aside");

export class Chain {
  /** Enrols a new key for the officer that `api` is signed in as. `asked`: an answer to a probe that is still fresh. */
  static async enrol(api, asked) {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { kty, crv, x, y } = publicKey.export({ format: "jwk" });
    const jwk = { kty, crv, x, y };
    // RFC 7638: the required members, in the order of their names.
    const kid = sha256(JSON.stringify({ crv, kty, x, y }));
    const device = randomUUID();
    const probe = asked ?? (await api.get("/api/v1/sync/probe"));
    const proof = jws({ alg: "ES256", kid }, { nonce: probe.body.nonce, device }, privateKey);
    const answer = await api.post("/api/v1/sync/enrol", { device, jwk, grade: "memory", proof });
    if (answer.status !== 200) throw new Error(`could not enrol: ${answer.text}`);
    return new Chain(api, { kid, device, privateKey, probe: probe.body, ...answer.body });
  }

  #seq = 0;
  #prev;
  /** All that was sealed, by hash, with what the server said of it last: this phone's outbox. */
  #sealed = new Map();
  #epoch = null;

  constructor(api, { kid, device, privateKey, probe, certificate, officer }) {
    Object.assign(this, { api, kid, device, privateKey, certificate, officer });
    this.offset = probe.demo_offset_ms;
    this.#prev = sha256(certificate);
  }

  /** The phone's wall clock now, a demo's offset on it. */
  now() {
    return Date.now() + (this.offset ?? 0);
  }

  /**
   * Seals the next event. `at`: the wall clock in ms; `over`: fields to set against all custom; `write`: writes the
   * payload as JSON, for numbers that JavaScript cannot hold.
   */
  seal(type, body, { at = this.now(), over = {}, header = {}, write = JSON.stringify } = {}) {
    const wall = new Date(at).toISOString();
    const payload = {
      id: uuidv7(at),
      type,
      device: this.device,
      author: this.officer.id,
      seq: ++this.#seq,
      prev: this.#prev,
      app: "0.1.0",
      wall,
      mono: { session: "harness", ms: 1000 * this.#seq },
      heard: { server_time: wall, wall, age_ms: 0, cursor: null },
      online: true,
      clock: this.offset === null ? "real" : "demo",
      body,
      ...over,
    };
    const bytes = jws({ alg: "ES256", typ: "ruqi-event", kid: this.kid, ...header }, write(payload), this.privateKey);
    this.#prev = sha256(bytes);
    const event = { id: payload.id, jws: bytes, hash: this.#prev };
    this.#sealed.set(event.hash, { ...event, kid: header.kid ?? this.kid, seq: payload.seq, type, said: null });
    return event;
  }

  /** Pushes JWSs with the proof of this key; the results in their order. */
  async push(...events) {
    const body = JSON.stringify({ events });
    const { nonce } = (await this.api.get("/api/v1/sync/probe")).body;
    const proof = jws({ alg: "ES256", kid: this.kid }, { nonce, body: sha256(body) }, this.privateKey);
    const headers = { "content-type": "application/json", "ruqi-proof": proof };
    const answer = await this.api.post("/api/v1/sync/push", body, headers);
    if (answer.status !== 200) throw new Error(`push answered ${answer.status}: ${answer.text}`);
    this.#epoch = answer.body.epoch;
    for (const said of answer.body.results) {
      const sealed = this.#sealed.get(said.hash);
      if (sealed) sealed.said = said;
    }
    return answer.body.results;
  }

  /** What it keeps, for `invariants.mjs`: as `outbox.mjs` reads it out of the app. Of a liar it is what it sealed. */
  outbox() {
    const events = [...this.#sealed.values()].map(({ said, ...event }) => ({
      ...event,
      seq: Number.isSafeInteger(event.seq) ? event.seq : null,
      outbox: said && ["accepted", "duplicate"].includes(said.status) ? null : { state: stateOf(said), why: said?.why ?? null },
      sent: said?.receipt ? { receipt: said.receipt, received_at: claims(said.receipt).received_at } : null,
    }));
    const { certificate, kid } = this;
    const chains = [{ kid, jwk: claims(certificate).jwk, certificate }];
    return { kind: "phone", officers: [{ officer: this.officer.id, epoch: this.#epoch, chains, heads: [], events }] };
  }

  /** Body of a registration at an enterprise, as the simplest phone would make it. */
  registration(enterprise, matters, over = {}) {
    return {
      organ: this.officer.organ,
      level: this.officer.level,
      officers: [this.officer.id],
      code: null,
      enterprise,
      premises: null,
      how: "search",
      category: "routine",
      matters,
      exemption: null,
      started_at: null,
      afterwards: null,
      joint: null,
      plan_item: null,
      filing: null,
      approval: null,
      place: null,
      pack: null,
      shown: { state: "not_evaluated" },
      decision: null,
      ...over,
    };
  }
}
