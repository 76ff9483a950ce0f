/** Runs the fault tests: `node faults/lib/run.mjs [DEFENCE]`. With a defence, those that name it, each of which has to fail. */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { declared } from "./declared.mjs";

const [defence] = process.argv.slice(2);
const folder = fileURLToPath(new URL("../", import.meta.url));
const files = new Set(declared().filter(({ defences }) => !defence || defences.includes(defence)).map(({ file }) => file));
if (files.size === 0) {
  console.error(`no test names the defence "${defence}"`);
  process.exit(1);
}
const env = { ...process.env, ...(defence && { RUQI_WITHOUT: defence }) };
const options = ["--test", "--test-concurrency=2", "--test-reporter=spec"];
const { status } = spawnSync(process.execPath, [...options, ...files], { cwd: folder, env, stdio: "inherit" });
process.exit(status ?? 1);
