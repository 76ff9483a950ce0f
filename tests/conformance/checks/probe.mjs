/** "Probe", and the server's keys. */

import assert from "node:assert/strict";
import { thumbprint } from "../client.mjs";
import { INSTANT } from "./expect.mjs";

export const probing = {
  "open to all, never kept by a cache": async ({ stranger }) => {
    const { status, headers } = await stranger.send("GET", "/api/v1/sync/probe");
    assert.equal(status, 200);
    assert.match(headers.get("cache-control") ?? "", /no-store/);
  },
  "epoch, time, offset, nonce, versions": async ({ stranger }) => {
    const probe = await stranger.probe();
    for (const name of ["epoch", "nonce", "version", "min_app"]) assert.equal(typeof probe[name], "string", name);
    assert.match(probe.server_time, INSTANT);
    assert.ok(probe.demo_offset_ms === null || Number.isSafeInteger(probe.demo_offset_ms));
  },
  "the epoch stays, the time goes on": async ({ stranger }) => {
    const [one, two] = [await stranger.probe(), await stranger.probe()];
    assert.equal(one.epoch, two.epoch);
    assert.ok(Date.parse(two.server_time) >= Date.parse(one.server_time));
  },
  "keys are public, named by their thumbprints, and have no private part": async ({ keys }) => {
    assert.ok(keys.length > 0);
    for (const key of keys) {
      assert.deepEqual([key.kty, key.crv], ["EC", "P-256"]);
      assert.equal(key.kid, thumbprint(key));
      assert.equal(key.d, undefined);
    }
  },
};
