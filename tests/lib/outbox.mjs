/**
 * What an officer's phone has sealed: read, and added to without tapping. It is the app's own store and the officer's own
 * key; what is written is what `docs/SYNC-PROTOCOL.md` and the app's seal say, in one transaction.
 */

import assert from "node:assert/strict";
import { evidence } from "./app.mjs";
import { until } from "./until.mjs";

/** Seals an event for each of `bodies` ({type, body}); the app learns of them as from another tab. [{id, seq, jws, hash}] */
export async function sealMany({ page }, officer, bodies) {
  return page.evaluate(seal, { name: `ruqi-evidence-${officer}`, officer, bodies });
}

/** As many bodies as wanted that raise nothing at the server: warned, and not gone in. `body`: of a registration. */
export const avertedBodies = (count, body) =>
  Array.from({ length: count }, () => ({ type: "averted", body: { ...body, decision: { went_in: false, reason: null } } }));

/** Rows of the outbox, and receipts by id. */
export async function outbox(phone, officer) {
  const { outbox: rows, sent } = await evidence(phone, officer);
  return { rows, receipts: Object.fromEntries(sent.map(({ id, receipt }) => [id, receipt])) };
}

/** The app looks for signal at once, as when the phone says that it is back. */
export const nudge = ({ page }) => page.evaluate(() => void dispatchEvent(new Event("online")));

/** Waits until the phone holds a receipt for each of these, and no row of theirs; gives the receipts by id. */
export async function drained(phone, officer, events, options) {
  return until(
    `${events.length} records are sent`,
    async () => {
      const { rows, receipts } = await outbox(phone, officer);
      const waiting = new Set(rows.map(({ id }) => id));
      return events.every(({ id }) => receipts[id] && !waiting.has(id)) && receipts;
    },
    { within: 20_000, every: 100, ...options },
  );
}

/** Each is on the server already, once, with the receipt that the phone keeps: offered again it is a duplicate. */
export async function onServer(api, events, receipts) {
  for (let at = 0; at < events.length; at += 100) {
    const batch = events.slice(at, at + 100);
    const answer = await api.post("/api/v1/sync/push", { events: batch.map(({ jws }) => jws) });
    assert.equal(answer.status, 200, answer.text);
    for (const [n, { status, receipt }] of answer.body.results.entries()) {
      assert.equal(status, "duplicate", `${batch[n].id} was on the server`);
      assert.equal(receipt, receipts[batch[n].id], "its receipt is the first one");
    }
  }
}

/** In the page. */
async function seal({ name, officer, bodies }) {
  const base64url = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  const utf8 = (text) => new TextEncoder().encode(text);
  const encode = (value) => base64url(utf8(JSON.stringify(value)));
  const sha256 = async (text) => base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(text))));
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const uuid7 = (ms) => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    new DataView(bytes.buffer).setBigUint64(0, (BigInt(ms) << 16n) | 0x7000n | BigInt(bytes[7]));
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  };
  const device = await done(indexedDB.open("ruqi-device"));
  const offset = (await done(device.transaction("kv").objectStore("kv").get("demo_offset_ms"))) ?? null;
  device.close();
  const db = await done(indexedDB.open(name));
  const events = await navigator.locks.request(`ruqi-seal-${officer}`, async () => {
    const kid = await done(db.transaction("kv").objectStore("kv").get("current"));
    const chain = await done(db.transaction("chains").objectStore("chains").get(kid));
    let { seq, hash } = await done(db.transaction("heads").objectStore("heads").get(kid));
    const made = [];
    for (const { type, body, over } of bodies) {
      const now = Date.now() + (offset ?? 0);
      const payload = {
        ...{ id: uuid7(now), type, device: chain.device, author: officer, seq: ++seq, prev: hash, app: "0.1.0" },
        ...{ wall: new Date(now).toISOString(), mono: { session: "many", ms: seq }, heard: null, online: false },
        ...{ clock: offset === null ? "real" : "demo", body },
        ...over,
      };
      const signed = `${encode({ alg: "ES256", typ: "ruqi-event", kid })}.${encode(payload)}`;
      const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, chain.key, utf8(signed));
      const jws = `${signed}.${base64url(new Uint8Array(signature))}`;
      hash = await sha256(jws);
      made.push({ id: payload.id, kid, seq, type, about: payload.id, jws, hash, sealed_at: now });
    }
    const tx = db.transaction(["events", "heads", "outbox"], "readwrite", { durability: "strict" });
    for (const event of made) {
      tx.objectStore("events").add(event);
      tx.objectStore("outbox").add({ id: event.id, kid, seq: event.seq, state: "waiting", why: null, words: null });
    }
    tx.objectStore("heads").put({ kid, seq, hash });
    await new Promise((resolve, reject) => {
      tx.oncomplete = resolve;
      tx.onabort = () => reject(tx.error);
    });
    return made;
  });
  db.close();
  const channel = new BroadcastChannel("ruqi");
  channel.postMessage("outbox");
  channel.close();
  return events.map(({ id, seq, jws, hash }) => ({ id, seq, jws, hash }));
}
