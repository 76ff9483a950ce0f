/** What an earlier build wrote (`fixtures/<commit>/`), opened by the build of now. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { RUQI, Server } from "./server.mjs";

const FOLDER = fileURLToPath(new URL("../fixtures/", import.meta.url));

/** The commits whose builds left something. */
export const commits = readdirSync(FOLDER).filter((name) => /^[0-9a-f]{7}$/.test(name));

/** Those of which there is a browser's storage, too. */
export const withPhone = commits.filter((commit) => existsSync(storageOf(commit)));

export function storageOf(commit) {
  return join(FOLDER, commit, "phone.tar.gz");
}

/** What is noted beside the storage and the database. */
export const notesOf = (commit) => JSON.parse(readFileSync(join(FOLDER, commit, "phone.json"), "utf8"));

/** A server on a copy of that build's database and keys, until the end of the test `t`. */
export async function serve(t, commit) {
  const data = mkdtempSync(join(tmpdir(), "ruqi-upgrade-"));
  const server = new Server(data);
  t.after(async () => {
    await server.kill();
    rmSync(data, { recursive: true, force: true });
  });
  mkdirSync(join(data, "keys"));
  cpSync(join(FOLDER, commit, "keys"), join(data, "keys"), { recursive: true });
  writeFileSync(join(data, "ruqi.db"), gunzipSync(readFileSync(join(FOLDER, commit, "ruqi.db.gz"))));
  return server.start();
}

/** `ruqi verify` finds no difference there. */
export function verify({ data }) {
  const { status, stdout } = spawnSync(RUQI, ["--data", data, "verify"], { encoding: "utf8" });
  assert.equal(status, 0, stdout);
}
