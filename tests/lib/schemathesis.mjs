/**
 * Schemathesis, which asks whatever the API's document allows and does not allow, and holds the answers against it.
 * `SCHEMATHESIS` says in which folder pip has put it (`--target`), else it is looked for in the PATH.
 */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { OUT } from "./out.mjs";

const FOLDER = process.env.SCHEMATHESIS;
const COMMAND = FOLDER ? ["python3", join(FOLDER, "bin", "schemathesis")] : ["schemathesis"];
const ENV = { ...process.env, ...(FOLDER && { PYTHONPATH: FOLDER }) };
const CONFIG = fileURLToPath(new URL("../openapi/schemathesis.toml", import.meta.url));

/** Its version; undefined where the machine has none. */
export function version() {
  const { status, stdout } = spawnSync(COMMAND[0], [...COMMAND.slice(1), "--version"], { encoding: "utf8", env: ENV });
  return status === 0 ? stdout.trim() : undefined;
}

/** Asks `address` as whoever has `token`, or as nobody. Ends with whether all was as documented, and what it said. */
export async function ask({ address, token, phase, seed, seconds, words }) {
  const command = [...COMMAND, "--no-color", "--config-file", CONFIG, "run", `${address}/api/v1/openapi.json`];
  command.push("--url", address, "--phases", phase, "--seed", String(seed), "--max-time", String(seconds));
  if (token) command.push("--header", `Authorization: Bearer ${token}`);
  // It leaves a folder of its own where it runs.
  mkdirSync(OUT, { recursive: true });
  const running = spawn(command[0], [...command.slice(1), ...words], { cwd: OUT, env: ENV, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [running.stdout, running.stderr]) stream.on("data", (bytes) => (said += bytes));
  const [status] = await once(running, "close");
  return { passed: status === 0, said };
}
