/** What an earlier build wrote opens under this one: the database, and a phone's full outbox. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { Api } from "../lib/api.mjs";
import { RUQI, Server } from "../lib/server.mjs";

const FIXTURES = fileURLToPath(new URL("../fixtures/", import.meta.url));
const commits = readdirSync(FIXTURES).filter((name) => /^[0-9a-f]{7}$/.test(name));

for (const commit of commits) {
  test(`the database and the outbox of ${commit}`, async (t) => {
    const from = join(FIXTURES, commit);
    const data = mkdtempSync(join(tmpdir(), "ruqi-upgrade-"));
    const server = new Server(data);
    t.after(async () => {
      await server.kill();
      rmSync(data, { recursive: true, force: true });
    });
    mkdirSync(join(data, "keys"));
    cpSync(join(from, "keys"), join(data, "keys"), { recursive: true });
    writeFileSync(join(data, "ruqi.db"), gunzipSync(readFileSync(join(from, "ruqi.db.gz"))));
    await server.start();
    const phone = JSON.parse(readFileSync(join(from, "phone.json"), "utf8"));
    const api = new Api(server.address);
    const push = async (...events) => (await api.post("/api/v1/sync/push", { events })).body.results;
    const [known] = await push(phone.sent.jws);
    assert.deepEqual([known.status, known.receipt], ["duplicate", phone.sent.receipt]);
    const results = await push(...phone.outbox);
    const told = results.map(({ status, why }) => why ?? status);
    assert.deepEqual(told, phone.outbox.map(() => "accepted"));
    const { status, stdout } = spawnSync(RUQI, ["--data", data, "verify"], { encoding: "utf8" });
    assert.equal(status, 0, stdout);
  });
}

test("there are fixtures", () => assert.ok(commits.length > 0));
