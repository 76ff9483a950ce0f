/**
 * Litestream as `docs/OPERATIONS.md` says to use it: its configuration and its restoring command are taken out of that page,
 * with other folders in them. `LITESTREAM` says where the program is, else it is looked for in the PATH.
 */

import assert from "node:assert/strict";
import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const PROGRAM = process.env.LITESTREAM ?? "litestream";
const PAGE = readFileSync(fileURLToPath(new URL("../../docs/OPERATIONS.md", import.meta.url)), "utf8");
const run = promisify(execFile);

/** Its version; undefined where the machine has none. */
export const version = () => spawnSync(PROGRAM, ["version"], { encoding: "utf8" }).stdout?.trim();

export class Litestream {
  #config;
  #database;
  #process;

  /** @param config where its configuration is written  @param replica the folder that it ships to */
  constructor({ config, database, replica }) {
    const [, page] = /^```yaml\n(dbs:[\s\S]*?)^```$/m.exec(PAGE);
    const said = page.replace("/var/lib/ruqi/data/ruqi.db", database).replace("/elsewhere/ruqi", replica);
    writeFileSync(config, said);
    this.#config = config;
    this.#database = database;
  }

  start() {
    this.#process = spawn(PROGRAM, ["replicate", "-config", this.#config], { stdio: "ignore" });
    return this;
  }

  async kill() {
    if (!this.#process || this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await ended;
  }

  /** Until when (ms since 1970) what was committed has been shipped; 0 before the first time. */
  async shippedUntil() {
    const { stdout } = await run(PROGRAM, ["ltx", "-config", this.#config, this.#database]);
    const times = stdout.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? [];
    return Math.max(0, ...times.map((time) => Date.parse(time)));
  }

  /** The database as of `moment` (ms since 1970), as a file of its own, which nobody else may read. */
  async restore(moment, file) {
    const [command] = /umask 077; litestream restore [^']*/.exec(PAGE);
    const said = { "/etc/litestream.yml": this.#config, "/backup/then.db": file, "/var/lib/ruqi/data/ruqi.db": this.#database, litestream: PROGRAM };
    const words = command.split(" ").map((word) => said[word] ?? word);
    words[words.indexOf("-timestamp") + 1] = new Date(moment).toISOString();
    await run("sh", ["-c", words.join(" ")]);
    assert.equal(statSync(file).mode & 0o077, 0, "others could read it");
  }
}
