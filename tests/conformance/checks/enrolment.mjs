/** "Enrolment". */

import assert from "node:assert/strict";
import { isSealedBy, open, seal } from "../client.mjs";
import { problem } from "./expect.mjs";

export const enrolment = {
  "needs an access token": async ({ client }) => {
    const { request } = await client.enrolment();
    problem(await client.askToEnrol(request, null), 401, "sign-in");
  },
  "the certificate is the server's, over key, device and officer": async ({ client, keys }) => {
    const chain = await client.enrol();
    assert.ok(isSealedBy(chain.certificate, keys, "ruqi-certificate"));
    const { payload } = open(chain.certificate);
    const { kid, jwk, device, officer, grade, since } = payload;
    assert.deepEqual({ kid, jwk, device, officer, grade }, { kid: chain.kid, jwk: chain.request.jwk, device: chain.device, officer: chain.officer.id, grade: "memory" });
    assert.ok(Date.parse(since));
  },
  "the officer's organ, level and region are told": async ({ client }) => {
    const { officer } = await client.enrol();
    for (const name of ["id", "name", "organ", "level", "region"]) assert.equal(typeof officer[name], "string", name);
  },
  "the same key again gets the same certificate": async ({ client }) => {
    const chain = await client.enrol();
    const again = await client.askAgain(chain);
    assert.equal(again.json?.certificate, chain.certificate);
  },
  "the same key for another device is refused": async ({ client }) => {
    const chain = await client.enrol();
    problem(await client.askAgain(chain, { device: crypto.randomUUID() }), 409, "anothers-key");
  },
  "the same key for another officer is refused": async ({ client, other }) => {
    const another = await other();
    const chain = await client.enrol();
    problem(await another.askAgain(chain), 409, "anothers-key");
  },
  "a proof by another key, for another device or over no nonce of the server's is refused": async ({ client }) => {
    const [mine, another] = [await client.enrolment(), await client.enrolment()];
    const { nonce } = await client.probe();
    const header = { alg: "ES256", typ: "ruqi-proof", kid: mine.kid };
    for (const proof of [
      seal(header, { nonce, device: mine.device }, another.key),
      seal(header, { nonce, device: another.device }, mine.key),
      seal(header, { nonce: "bm9uY2U", device: mine.device }, mine.key),
      "no.proof.",
    ]) {
      problem(await client.askToEnrol({ ...mine.request, proof }), 422, "not-enrolled");
    }
  },
  "another curve, or a point that is on none, is refused": async ({ client }) => {
    for (const change of [{ crv: "P-384" }, { kty: "RSA" }, { x: "AAAA" }]) {
      const { request } = await client.enrolment();
      problem(await client.askToEnrol({ ...request, jwk: { ...request.jwk, ...change } }), 422, "not-enrolled");
    }
  },
};
