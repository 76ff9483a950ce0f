/** What others do on this machine in this run: bare inserts, durable. Events a second. */

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { uuidv7 } from "../lib/chain.mjs";
import { pump } from "./pump.mjs";

const HERE = fileURLToPath(new URL("./yardsticks/", import.meta.url));
const CONNECTIONS = 32;
const EACH = 100;

/** Installs them: `npm ci` compiles better-sqlite3, which is why nobody else has to. */
const install = () => installed(HERE);

/** Installs the packages of a folder of yardsticks, once. */
export function installed(folder) {
  if (!existsSync(join(folder, "node_modules"))) execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder });
}

/** Fastify and better-sqlite3, one insert a request. */
export async function fastifyRate(bytes) {
  install();
  return aside(async (folder) => {
    const server = spawn(process.execPath, [join(HERE, "fastify.mjs"), join(folder, "y.db")]);
    try {
      const address = await firstLine(server);
      return await inserts(address, "/event", () => JSON.stringify({ id: uuidv7(), bytes }));
    } finally {
      server.kill();
    }
  });
}

async function inserts(address, path, body) {
  const headers = { "content-type": "application/json" };
  const request = () => ({ method: "POST", path, headers, body: body() });
  const lanes = Array.from({ length: CONNECTIONS }, () => Array.from({ length: EACH }, request));
  const { rate } = await pump(address, lanes, ({ status, body: answer }) => {
    if (status !== 200) throw new Error(`the yardstick answered ${status}: ${answer}`);
  });
  return rate;
}

async function aside(act) {
  const folder = mkdtempSync(join(tmpdir(), "ruqi-yardstick-"));
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstLine(child) {
  for await (const chunk of child.stdout) return chunk.toString().trim();
  throw new Error("the yardstick said nothing");
}

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
