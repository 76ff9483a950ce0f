/** The fault proxy does to the network what it says, and nothing else. */

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { get } from "node:https";
import { test } from "node:test";
import { certificate } from "../lib/certificate.mjs";
import * as mishaps from "../lib/mishaps.mjs";
import { bodyOf, Proxy } from "../lib/proxy.mjs";
import { until } from "../lib/until.mjs";

const DAY = 24 * 3600 * 1000;

/** A server that says what it was asked, and a proxy before it. */
async function echo(t, options) {
  const heard = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request).catch(() => "broke off");
    heard.push({ path: request.url, body: String(body), encoding: request.headers["content-encoding"] });
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ path: request.url, body: String(body) }));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const proxy = await Proxy.before(t, { address: `http://localhost:${server.address().port}` }, options);
  const post = (body, path = "/x") => fetch(proxy.address + path, { method: "POST", body, redirect: "manual" });
  return { proxy, heard, post };
}

test("passes through whole, and a rule holds for its path, its times and its bodies alone", async (t) => {
  const { proxy, heard, post } = await echo(t);
  const long = "企".repeat(100_000);
  assert.deepEqual(await (await post(long)).json(), { path: "/x", body: long });
  const rule = proxy.breaks("/x", mishaps.portal, { times: 2, when: (body) => body.includes("a") });
  const types = [];
  for (const [body, path] of [["b"], ["a", "/y"], ["a"], ["a"], ["a"]]) {
    types.push((await post(body, path)).headers.get("content-type").slice(0, 9));
  }
  assert.deepEqual(types, ["applicati", "applicati", "text/html", "text/html", "applicati"]);
  assert.equal(rule.hits, 2);
  assert.deepEqual(heard.slice(1).map(({ body }) => body), ["b", "a", "a"]);
  assert.equal(proxy.seen.length, 6);
});

test("an answer is lost after the server has heard; a question is cut before it has", async (t) => {
  const { proxy, heard, post } = await echo(t);
  proxy.breaks("/x", mishaps.answerLost, { times: 1 });
  await assert.rejects(post("once"));
  assert.deepEqual(heard.map(({ body }) => body), ["once"]);
  proxy.breaks("/x", mishaps.cutMidBody(), { times: 1 });
  await assert.rejects(post("x".repeat(5_000)));
  await until("the server noticed", () => heard.length === 2);
  assert.equal(heard[1].body, "broke off");
});

test("answers of its own: a portal, elsewhere, too large, wait", async (t) => {
  const { proxy, heard, post } = await echo(t);
  proxy.breaks("/portal", mishaps.portalElsewhere);
  proxy.breaks("/413", mishaps.problem(413, "too-large"));
  proxy.breaks("/503", mishaps.problem(503, "busy", { "retry-after": "7" }));
  assert.equal((await post("", "/portal")).headers.get("location"), "http://portal.invalid/sign-in");
  assert.equal((await post("", "/413")).status, 413);
  const busy = await post("", "/503");
  assert.deepEqual([busy.status, busy.headers.get("retry-after")], [503, "7"]);
  assert.equal((await busy.json()).type, "/problems/busy");
  assert.deepEqual(heard, []);
});

test("an answer is cut, or ends as if it were whole; nothing comes; all comes slowly", async (t) => {
  const { proxy, post } = await echo(t);
  proxy.breaks("/cut", mishaps.truncated({ bytes: 10, cut: true }));
  proxy.breaks("/short", mishaps.truncated({ bytes: 10, cut: false }));
  proxy.breaks("/hang", mishaps.hang);
  proxy.breaks("/slow", mishaps.slow(1_000));
  await assert.rejects(async () => (await post("", "/cut")).text());
  assert.equal(await (await post("", "/short")).text(), '{"path":"/');
  const signal = AbortSignal.timeout(300);
  await assert.rejects(fetch(`${proxy.address}/hang`, { signal }), { name: "TimeoutError" });
  const begun = performance.now();
  assert.equal((await (await post("x".repeat(200), "/slow")).json()).body.length, 200);
  assert.ok(performance.now() - begun > 300, "200 bytes up and 200 down at 1,000 a second");
});

test("no signal refuses and cuts; it comes back at the same address, and flaps", async (t) => {
  const { proxy, post } = await echo(t);
  proxy.breaks("/hang", mishaps.hang);
  const open = post("", "/hang");
  await until("the question is with the proxy", () => proxy.seen.length === 1);
  await proxy.down();
  await assert.rejects(open);
  await assert.rejects(post(""), ({ cause }) => cause.code === "ECONNREFUSED");
  await proxy.up();
  assert.equal((await post("")).status, 200);
  await proxy.flaps(60, 60);
  const reached = async () => (await post("").catch(() => null)) !== null;
  for (const expected of [false, true, false]) {
    await until(`reached: ${expected}`, async () => (await reached()) === expected, { every: 10 });
  }
  await proxy.heals();
  assert.ok(await reached());
});

test("a bomb is small on the way and large unpacked", async (t) => {
  const { proxy, heard, post } = await echo(t);
  assert.ok(mishaps.bomb(10_000_000).length < 20_000);
  proxy.breaks("/x", mishaps.gzipBomb(10_000));
  await post("{}");
  assert.equal(heard[0].encoding, "gzip");
  assert.ok(heard[0].body.length < 1_000);
});

test("speaks TLS with the certificate that it is given, from the next handshake on", async (t) => {
  const good = certificate({ from: Date.now() - DAY, until: Date.now() + DAY });
  const over = certificate({ from: Date.now() - 3 * DAY, until: Date.now() - DAY });
  const { proxy } = await echo(t, { tls: good });
  const why = (ca) =>
    new Promise((resolve) => {
      const asked = get(`${proxy.address}/x`, { ca, agent: false }, (answer) => resolve(answer.resume().statusCode));
      asked.on("error", (error) => resolve(error.code));
    });
  assert.equal(await why(good.cert), 200);
  proxy.certificate(over);
  assert.equal(await why(over.cert), "CERT_HAS_EXPIRED");
});
