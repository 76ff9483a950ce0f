/** The runner says of our server that it keeps the whole protocol, and of a server that does not, what it does not keep. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { once } from "node:events";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { City, THURSDAY } from "../lib/city.mjs";
import { hold } from "../lib/invariants.mjs";
import { wrong } from "./careless-server.mjs";

const RUNNER = fileURLToPath(new URL("./run.mjs", import.meta.url));

/** The program as anybody runs it: {status, said}. */
function run(...args) {
  return new Promise((resolve) => {
    execFile(process.execPath, [RUNNER, ...args], (error, said, complained) => {
      resolve({ status: error ? error.code : 0, said: said + complained });
    });
  });
}

test("our server keeps every part of the protocol that can be tested from outside", async (t) => {
  const city = await City.open(t, THURSDAY, { enterprises: 60 });
  const { password } = city.account("officer");
  const { status, said } = await run(
    ...["--url", city.server.address, "--login", "officer", "--password", password],
    ...["--other-login", "fire-officer", "--manager-login", "manager"],
  );
  assert.equal(status, 0, said);
  assert.match(said, /not kept 0, not testable 0$/m);
  await hold(city);
});

test("without other logins what needs them is said to be not testable, and is no failure", async (t) => {
  const city = await City.open(t, THURSDAY, { enterprises: 60 });
  const { password } = city.account("officer");
  const { status, said } = await run("--url", city.server.address, "--login", "officer", "--password", password);
  assert.equal(status, 0, said);
  assert.match(said, /^not testable +revocation/m);
});

test("a server that gets things wrong is told from one that does not", async (t) => {
  const city = await City.open(t, THURSDAY, { enterprises: 60 });
  const server = createServer(wrong(city.server.address)).listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  const { password } = city.account("officer");
  const url = `http://127.0.0.1:${server.address().port}`;
  const { status, said } = await run("--url", url, "--login", "officer", "--password", password);
  assert.equal(status, 1, said);
  for (const check of [
    "probe +open to all, never kept by a cache",
    "receipts +the same bytes again are a duplicate with the first receipt",
    "receipts +a receipt is the server's, over id, hash, arrival and epoch",
    "receipts +a push with a token that is no good is no 401",
    "chains +what comes after a gap is held, with a receipt, and the head stands before it",
    "lost +enrolment tells in which of the officer's chains records wait",
    "limits +more than 100 events are 413",
    "pull +with a limit a page has no more rows than that, and all of them come",
    "pull +a limit that no page can have is refused",
    "pull +kinds have their columns, the key first",
  ]) {
    assert.match(said, new RegExp(`^not kept +${check}`, "m"));
  }
  assert.match(said, /^kept +enrolment +needs an access token/m, "what it gets right is kept");
});
