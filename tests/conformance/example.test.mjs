/** The worked example of docs/SYNC-PROTOCOL.md is true: every hash, thumbprint and seal in it. */

import assert from "node:assert/strict";
import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isSealedBy, open, sha256, thumbprint } from "./client.mjs";

const page = readFileSync(new URL("../../docs/SYNC-PROTOCOL.md", import.meta.url), "utf8");
const [, block] = /## A worked example\n[^]*?```json\n([^]*?)\n```/.exec(page);
const example = JSON.parse(block);
const { server_key: server, phone_key: phone, kid, certificate, event, payload, hash, next_event: next, receipt, proof } = example;

test("the keys are named by their thumbprints, and the private one belongs to the public one", () => {
  assert.equal(thumbprint(phone), kid);
  assert.equal(thumbprint(server), server.kid);
  const { x, y } = createPublicKey({ key: phone, format: "jwk" }).export({ format: "jwk" });
  assert.deepEqual([x, y], [phone.x, phone.y]);
});

test("the certificate is the server's, for the phone's key", () => {
  assert.ok(isSealedBy(certificate, [server], "ruqi-certificate"));
  const said = open(certificate).payload;
  assert.deepEqual([said.kid, said.device, said.officer], [kid, payload.device, payload.author]);
});

test("the events are sealed by the phone, each names the one before, the first the certificate", () => {
  for (const jws of [event, next]) assert.ok(isSealedBy(jws, [phone], "ruqi-event"));
  assert.deepEqual(open(event).payload, payload);
  assert.equal(payload.prev, sha256(certificate));
  assert.equal(hash, sha256(event));
  assert.deepEqual([open(next).payload.prev, open(next).payload.seq, example.next_prev], [hash, 2, hash]);
});

test("the receipt is the server's, over the event's id and bytes", () => {
  assert.ok(isSealedBy(receipt, [server], "ruqi-receipt"));
  const said = open(receipt).payload;
  assert.deepEqual([said.event, said.hash], [payload.id, hash]);
});

test("the proof is the phone's, over the nonce and the body of the push", () => {
  assert.ok(isSealedBy(proof, [phone], "ruqi-proof"));
  const request = JSON.stringify({ events: [event, next] });
  assert.deepEqual(open(proof).payload, { nonce: example.nonce, body: sha256(request) });
  assert.equal(example.request_hash, sha256(request));
});

test("an event of the example has every field of the page's table, and no other", () => {
  const [, table] = /## The sealed record\n[^]*?\| --- \| --- \| --- \|\n([^]*?)\n\n/.exec(page);
  const fields = table.split("\n").map((line) => /^\| `(\w+)`/.exec(line)[1]);
  assert.deepEqual(Object.keys(payload).sort(), fields.sort());
});

test("a registration of the example has every field of its table, and no other", () => {
  const [, table] = /\*\*`registration`\*\*[^]*?\| --- \| --- \| --- \|\n([^]*?)\n\n/.exec(page);
  const fields = table.split("\n").flatMap((line) => [.../^\| ((?:`\w+`(?:, )?)+)/.exec(line)[1].matchAll(/`(\w+)`/g)].map(([, name]) => name));
  assert.deepEqual(Object.keys(payload.body).sort(), fields.sort());
});
