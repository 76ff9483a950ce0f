/** The app as the binary serves it: packed where it was packed at the build, to whoever takes it so, and whole to others. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { get, request } from "node:http";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { RUQI, Server } from "../lib/server.mjs";

const DIST = fileURLToPath(new URL("../../pwa/dist", import.meta.url));

/** As it comes over the wire: nothing is unpacked on the way. */
function ask(method, address, headers = {}) {
  return new Promise((resolve, reject) => {
    const asked = (method === "GET" ? get : request)(address, { method, headers }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(parts) }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

test("files of the app come as they were packed, never packed again, with one tag whichever way", async (t) => {
  const data = mkdtempSync(join(tmpdir(), "ruqi-served-"));
  const server = new Server(data);
  t.after(async () => {
    await server.stop();
    rmSync(data, { recursive: true });
  });
  assert.equal(spawnSync(RUQI, ["init", "--data", data]).status, 0);
  await server.start();
  const packed = readdirSync(DIST, { recursive: true, withFileTypes: true })
    .map((entry) => relative(DIST, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((name) => name.endsWith(".br"));
  assert.ok(packed.some((name) => name.endsWith(".wasm.br")), "the rules are packed");
  assert.ok(packed.some((name) => name.endsWith(".js.br")), "the scripts are packed");
  for (const name of packed.map((name) => name.slice(0, -3))) {
    const address = `${server.address}/${name}`;
    const whole = readFileSync(join(DIST, name));
    const small = await ask("GET", address, { "accept-encoding": "gzip, deflate, br;q=0.9" });
    assert.equal(small.headers["content-encoding"], "br", name);
    assert.equal(small.headers.vary, "accept-encoding", name);
    assert.deepEqual(small.bytes, readFileSync(join(DIST, `${name}.br`)), name);
    assert.deepEqual(brotliDecompressSync(small.bytes), whole, name);
    for (const none of [{}, { "accept-encoding": "br;q=0, identity" }]) {
      const plain = await ask("GET", address, none);
      assert.equal(plain.headers["content-encoding"], undefined, name);
      assert.deepEqual(plain.bytes, whole, name);
      assert.equal(plain.headers.etag, small.headers.etag, name);
    }
    const head = await ask("HEAD", address, { "accept-encoding": "br" });
    assert.deepEqual([head.status, head.bytes.length], [200, 0], name);
    const kept = await ask("GET", address, { "if-none-match": small.headers.etag });
    assert.deepEqual([kept.status, kept.bytes.length], [304, 0], name);
  }
});
