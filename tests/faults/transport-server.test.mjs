/** What the network may bring to the server's door. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { Chain } from "../lib/chain.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { hold } from "../lib/invariants.mjs";
import { bomb } from "../lib/mishaps.mjs";
import { until } from "../lib/until.mjs";
import { fault } from "./lib/fault.mjs";

const group = "transport";

/** The most memory that a process has had, bytes. */
const mostMemory = (pid) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) * 1024;

fault(
  "gzip bomb",
  {
    group,
    without: ["body-limit"],
    checked: "100 MB in 100 kB: refused with 413 before it is unpacked, the server's memory does not grow by half of it, and whoever comes next is served.",
  },
  async (t) => {
    const city = await City.open(t, THURSDAY);
    const chain = await Chain.enrol(await city.api("officer"));
    const size = 100_000_000;
    const before = mostMemory(city.server.pid);
    const headers = { "content-encoding": "gzip", "content-type": "application/json" };
    const nobody = await city.api();
    const signIn = await nobody.post("/api/v1/auth/sign-in", bomb(size), headers);
    assert.equal(signIn.status, 413, `answered ${signIn.status}`);
    const push = await nobody.post("/api/v1/sync/push", bomb(size), headers);
    assert.ok([400, 413, 415].includes(push.status), push.text);
    assert.equal(push.body.type.startsWith("/problems/"), true);
    const grown = mostMemory(city.server.pid) - before;
    assert.ok(grown < size / 2, `grew by ${grown} bytes`);
    const honest = chain.seal("averted", { ...chain.registration(city.enterprise("clear").id, []), decision: { went_in: false, reason: null } });
    assert.equal((await chain.push(honest.jws))[0].status, "accepted");
    await hold(city, chain);
  },
);

fault(
  "slow client",
  {
    group,
    without: ["in-time"],
    checked: "Fifty clients that send their push a byte at a time and never end: others are served meanwhile, and each of the fifty is told to come again when its time is over.",
  },
  async (t) => {
    const city = await City.open(t, THURSDAY);
    await city.server.stop();
    city.server.settings = { RUQI_REQUEST_SECONDS: "2" };
    await city.server.start();
    const chain = await Chain.enrol(await city.api("officer"));
    const answers = [];
    const crawlers = Array.from({ length: 50 }, () => {
      const socket = connect(city.server.port, "127.0.0.1");
      socket.write("POST /api/v1/sync/push HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5000\r\n\r\n{");
      const crawl = setInterval(() => socket.write(" "), 100);
      socket.on("data", (bytes) => answers.push(String(bytes)));
      socket.on("error", () => undefined);
      socket.on("close", () => clearInterval(crawl));
      return socket;
    });
    t.after(() => crawlers.forEach((socket) => socket.destroy()));
    const event = chain.seal("averted", { ...chain.registration(city.enterprise("clear").id, []), decision: { went_in: false, reason: null } });
    assert.equal((await chain.push(event.jws))[0].status, "accepted");
    assert.equal(answers.length, 0, "served while they crawl");
    await until("each of them was ended", () => answers.length === 50, { within: 6_000 });
    await hold(city, chain);
    for (const answer of answers) assert.match(answer, /^HTTP\/1\.1 (408|503) [^]*retry-after: \d+/i);
  },
);
