/**
 * Yardstick: a server that verifies the same events, seals the same receipts and stores the same bytes in one row each, with
 * group commit (`tests/bare-intake/`). Nothing can be faster and still mean "durable and proven".
 */

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { claims } from "../lib/chain.mjs";
import { pump } from "./pump.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** With the packages that the release binary is built with: Cargo compiles dependencies anew for other choices. */
const PACKAGES = ["ruqi", "ruqi-invariants", "ruqi-bare-intake"].map((name) => `--package=${name}`);

/**
 * Starts it, with an empty database of its own.
 * @param keys whose events it takes: chains, or whatever has `kid` and `certificate`
 * @returns {Promise<{address: string, close: () => Promise<void>}>}
 */
export async function bareIntake(keys) {
  const folder = mkdtempSync(join(tmpdir(), "ruqi-bare-intake-"));
  const file = join(folder, "keys.json");
  writeFileSync(file, JSON.stringify(keys.map(({ kid, certificate }) => ({ kid, ...claims(certificate).jwk }))));
  const server = spawn(program(), [join(folder, "bare.db"), file], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(server, "exit");
  const close = async () => {
    server.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for await (const address of createInterface(server.stdout)) return { address, close };
  await close();
  throw new Error("bare intake said nothing");
}

/**
 * Pushes the same prepared requests to it, over as many connections as there are lanes. Once only: an event that it has is
 * refused.
 * @param keys whose events they are  @param lanes as `pump` takes them  @param events in each request
 * @returns events a second
 */
export async function bareIntakeRate(keys, lanes, events = 1) {
  const { address, close } = await bareIntake(keys);
  try {
    const { rate } = await pump(address, lanes, ({ status, body }) => {
      if (status !== 200 || !body.includes('"accepted"')) throw new Error(`bare intake answered ${status}: ${body}`);
    });
    return rate * events;
  } finally {
    await close();
  }
}

function program() {
  if (process.env.RUQI_BARE_INTAKE) return process.env.RUQI_BARE_INTAKE;
  execFileSync("cargo", ["build", "--quiet", "--release", ...PACKAGES, "--bins"], { cwd: ROOT, stdio: "inherit" });
  return join(ROOT, "target", "release", "ruqi-bare-intake");
}
