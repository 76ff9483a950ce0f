/** The real server: the release binary on a port of its own, which can be stopped, killed and started again on it. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { until } from "./until.mjs";

export const RUQI = process.env.RUQI_BIN ?? fileURLToPath(new URL("../../target/release/ruqi", import.meta.url));

/** The one thing that reaches it: which defence a build that can do without is to leave out (`faults/lib/fault.mjs`). */
export const WITHOUT = process.env.RUQI_WITHOUT && { RUQI_WITHOUT: process.env.RUQI_WITHOUT };

export class Server {
  #process;
  #log = "";
  /** Settings for the next start, as `RUQI_…` variables. */
  settings = {};

  /** Another build than the one that is tested, to measure beside it. */
  binary = RUQI;

  /** A command that runs the server's, in its own process. */
  through = [];

  /** @param data the folder of database and keys  @param port where it listens; 0 takes a free one and keeps it */
  constructor(data, port = 0) {
    this.data = data;
    this.port = port;
  }

  get address() {
    return `http://localhost:${this.port}`;
  }

  /** The process, for looking at its memory. */
  get pid() {
    return this.#process.pid;
  }

  /** Starts and waits for the first answer. `every`: milliseconds between two questions, for whoever measures it. */
  async start({ every } = {}) {
    const listen = `127.0.0.1:${this.port}`;
    // No setting of the machine's may reach a test.
    // A test makes more phones for one officer than a person has.
    const env = { PATH: process.env.PATH, RUQI_LOG: "info", RUQI_KEYS_PER_DAY: "1000", ...WITHOUT, ...this.settings };
    this.#log = "";
    const command = [...this.through, this.binary, "serve", "--data", this.data, "--listen", listen];
    this.#process = spawn(command[0], command.slice(1), { env });
    this.#process.stdout.on("data", (bytes) => (this.#log += bytes));
    this.#process.stderr.on("data", (bytes) => (this.#log += bytes));
    await until(`the server answers\n${this.#log}`, () => this.#answers(), every && { every });
    return this;
  }

  async #answers() {
    if (this.#process.exitCode !== null) throw new Error(`the server ended:\n${this.#log}`);
    if (this.port === 0) this.port = portIn(this.#log);
    return this.port !== 0 && (await fetch(`${this.address}/api/v1/health`)).ok;
  }

  /** As an operator stops it: what is under way is finished. */
  stop = () => this.#end("SIGTERM");

  /** As a power cut stops it. */
  kill = () => this.#end("SIGKILL");

  async #end(signal) {
    if (!this.#process || this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, "exit");
    this.#process.kill(signal);
    await ended;
  }

  /** Everything that it logged since it was started last. */
  get log() {
    return this.#log;
  }
}

/** The port in "listening http://localhost:45123", the one line that `ruqi serve` prints. */
function portIn(log) {
  const found = /^listening \S+:(\d+)$/m.exec(log);
  return found ? Number(found[1]) : 0;
}
