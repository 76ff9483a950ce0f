/**
 * A client of the protocol, written from docs/SYNC-PROTOCOL.md alone with what Node itself has: keys, seals, chains, and
 * requests whose answers are kept as they came.
 */

import { createHash, createPublicKey, generateKeyPairSync, randomBytes, randomUUID, sign, verify } from "node:crypto";

/** A request that takes longer than this has no answer. */
const PATIENCE_MS = 30_000;

export const base64url = (value) => Buffer.from(value).toString("base64url");
export const sha256 = (value) => createHash("sha256").update(value).digest("base64url");

/** RFC 7638: the required members, in the order of their names. */
export const thumbprint = ({ crv, kty, x, y }) => sha256(JSON.stringify({ crv, kty, x, y }));

/** A compact JWS with ES256; `payload` is a value, or JSON text. */
export function seal(header, payload, key) {
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  const signed = `${base64url(JSON.stringify(header))}.${base64url(text)}`;
  return `${signed}.${base64url(sign("sha256", Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" }))}`;
}

/** Header and payload of a JWS, unverified; undefined where it is none. */
export function open(jws) {
  try {
    const [header, payload] = jws.split(".").slice(0, 2).map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));
    return { header, payload };
  } catch {
    return undefined;
  }
}

/** Whether this key of a JWKS signed it. */
export function isSealedBy(jws, keys, typ) {
  const [header, payload, signature] = jws.split(".");
  const said = open(jws)?.header;
  const jwk = keys.find((one) => thumbprint(one) === said?.kid);
  if (!jwk || said.typ !== typ || said.alg !== "ES256") return false;
  const key = createPublicKey({ key: jwk, format: "jwk" });
  const proof = { key, dsaEncoding: "ieee-p1363" };
  return verify("sha256", Buffer.from(`${header}.${payload}`), proof, Buffer.from(signature, "base64url"));
}

/** UUIDv7 (RFC 9562), lower-case. */
export function uuid7(ms) {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(ms, 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export class Client {
  constructor(url) {
    this.url = url;
  }

  /** Signs in; later requests carry the token unless told otherwise. */
  async signIn(login, password) {
    const answer = await this.send("POST", "/api/v1/auth/sign-in", { body: { login, password } });
    if (answer.status !== 200) throw new Error(`${login} could not sign in: ${answer.status} ${answer.text}`);
    this.token = answer.json.access_token;
    return this;
  }

  /** `body`: a value becomes JSON, text and bytes stay what they are. `as`: null sends no token. */
  async send(method, path, { body, headers = {}, as = this.token } = {}) {
    const raw = typeof body === "string" || body instanceof Uint8Array;
    const response = await fetch(new URL(path, this.url), {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { ...(body !== undefined && { "content-type": "application/json" }), ...(as && { authorization: `Bearer ${as}` }), ...headers },
      body: body === undefined || raw ? body : JSON.stringify(body),
    });
    const text = await response.text();
    let json;
    try {
      json = JSON.parse(text);
    } catch {
      json = undefined;
    }
    return { status: response.status, headers: response.headers, text, json };
  }

  probe = async () => (await this.send("GET", "/api/v1/sync/probe", { as: null })).json;
  keys = async () => (await this.send("GET", "/api/v1/keys", { as: null })).json.keys;
  pull = (cursor, { app = "999.0.0", limit } = {}) => {
    const query = new URLSearchParams({ ...(cursor !== undefined && { cursor }), ...(limit !== undefined && { limit }) });
    return this.send("GET", `/api/v1/sync/pull${query.size > 0 ? `?${query}` : ""}`, { headers: { "ruqi-app": app } });
  };

  /** Pushes without a token. `by`: the chain whose key proves the request, one of our own unless told; null: no proof. */
  async push(request, by = this.#own()) {
    const body = typeof request === "string" ? request : JSON.stringify(request);
    const prove = await by;
    const headers = prove ? { "ruqi-proof": await this.#proof(prove, body) } : {};
    return this.send("POST", "/api/v1/sync/push", { body, headers, as: null });
  }

  /** Who proves a key may push ten times as often as who does not. */
  #own = () => (this.#prover ??= this.enrol());
  #prover;

  async #proof({ kid, key }, body) {
    const { nonce } = await this.probe();
    return seal({ alg: "ES256", typ: "ruqi-proof", kid }, { nonce, body: sha256(body) }, key);
  }

  /** What enrolment is asked with; `change` sets what is other than it should be. */
  async enrolment(change = {}) {
    const { privateKey: key, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { kty, crv, x, y } = publicKey.export({ format: "jwk" });
    const device = randomUUID();
    const { nonce } = await this.probe();
    const kid = thumbprint({ kty, crv, x, y });
    const proof = seal({ alg: "ES256", typ: "ruqi-proof", kid }, { nonce, device }, key);
    return { key, kid, device, request: { device, jwk: { kty, crv, x, y }, grade: "memory", proof, ...change } };
  }

  /** Asks to enrol; `as`: null sends no token. */
  askToEnrol = (request, as) => this.send("POST", "/api/v1/sync/enrol", { body: request, ...(as !== undefined && { as }) });

  /** Asks to enrol a chain's key once more, with a new proof; `change` sets what is other than it was. */
  async askAgain({ kid, key, request }, change = {}) {
    const asked = { ...request, ...change };
    const { nonce } = await this.probe();
    const proof = seal({ alg: "ES256", typ: "ruqi-proof", kid }, { nonce, device: asked.device }, key);
    return this.askToEnrol({ ...asked, proof });
  }

  /** Enrols a new key: a new chain. `change` sets what is asked besides. */
  async enrol(change = {}) {
    const { key, kid, device, request } = await this.enrolment(change);
    const answer = await this.askToEnrol(request);
    if (answer.status !== 200) throw new Error(`enrolment was answered ${answer.status}: ${answer.text}`);
    const { demo_offset_ms: offset } = await this.probe();
    return new Chain({ key, kid, device, offset, request, ...answer.json });
  }
}

/** A chain of sealed events. */
export class Chain {
  seq = 0;

  constructor(enrolled) {
    Object.assign(this, enrolled);
    this.prev = sha256(this.certificate);
  }

  /** The phone's wall clock, with a demo's offset. */
  now = () => Date.now() + (this.offset ?? 0);

  /** Seals the next event. `over`: fields of the payload, `header`: of the header, `key`: another's, `text`: of the whole payload. */
  seal(type, body, { at = this.now(), over = {}, header = {}, key = this.key, text } = {}) {
    const wall = new Date(at).toISOString();
    const payload = {
      id: uuid7(at),
      ...{ type, device: this.device, author: this.officer.id, seq: ++this.seq, prev: this.prev, app: "0.0.0", wall },
      ...{ mono: { session: "conformance", ms: this.seq }, heard: null, online: false },
      ...{ clock: this.offset === null ? "real" : "demo", body },
      ...over,
    };
    const jws = seal({ alg: "ES256", typ: "ruqi-event", kid: this.kid, ...header }, text ?? payload, key);
    this.prev = sha256(jws);
    return { id: payload.id, seq: payload.seq, jws, hash: this.prev };
  }

  /** Body of the simplest registration. */
  registration(enterprise, over = {}) {
    const { id, organ, level } = this.officer;
    return {
      ...{ organ, level, officers: [id], code: null, enterprise, premises: null, how: "search", category: "service" },
      ...{ matters: [], exemption: null, started_at: null, afterwards: null, joint: null, plan_item: null, filing: null },
      ...{ approval: null, place: null, pack: null, shown: { state: "not_evaluated" }, decision: null },
      ...over,
    };
  }
}
