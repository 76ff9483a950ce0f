// The worked cases and generated ones, through the native binary and through the WASM, byte for byte.
//
//   node tests/parity/parity.mjs [folder of the rules package]
//
// RUQI_BIN is the native binary (`ruqi check` reads cases), GENERATE the generator that `cargo test` builds among the examples.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PACKAGE = resolve(process.argv[2] ?? `${ROOT}/pwa/src/generated/rules`);
const GENERATED = 10_000;
const PACKS = [
  { pack: "zhuzhou-2024.json", worked: "rules-cases.jsonl", seed: 1 },
  { pack: "example-2025.json", worked: "rules-cases-example.jsonl", seed: 2 },
  { pack: "graded-2026.json", worked: "rules-cases-graded.jsonl", seed: 3 },
];
// 10,000 cases are some 30 MB.
const MOST_OUTPUT = 512 * 1024 * 1024;

function run(command, args, input, statuses) {
  const ran = spawnSync(command, args, { cwd: ROOT, input, maxBuffer: MOST_OUTPUT, encoding: "utf8" });
  if (ran.error) throw ran.error;
  if (!statuses.includes(ran.status)) throw new Error(`${command} ended with ${ran.status}: ${ran.stderr}`);
  return ran;
}

function generate(pack, seed) {
  const args = ["--pack", pack, "--count", String(GENERATED), "--seed", String(seed)];
  return run(process.env.GENERATE, args, "", [0]).stdout;
}

const lines = (text) => text.split("\n").filter((line) => line !== "");

/** How many lines agree and how many do not; the first few that do not are shown. */
function compare(cases, native, judge) {
  let [passed, failed] = [0, 0];
  cases.forEach((line, number) => {
    const wasm = judge(line);
    if (wasm === native[number]) {
      passed += 1;
      return;
    }
    failed += 1;
    if (failed <= 3) console.log(`case     ${line}\n  native ${native[number]}\n  wasm   ${wasm}`);
  });
  return { passed, failed: failed + Math.abs(native.length - cases.length) };
}

const rules = await import(pathToFileURL(`${PACKAGE}/rules.js`));
rules.initSync({ module: readFileSync(`${PACKAGE}/rules_bg.wasm`) });
const binary = process.env.RUQI_BIN ?? `${ROOT}/target/debug/ruqi`;

const total = { passed: 0, failed: 0 };
for (const { pack, worked, seed } of PACKS) {
  const path = `rules-wasm/packs/${pack}`;
  const text = readFileSync(`${ROOT}/rules-wasm/tests/cases/${worked}`, "utf8") + generate(path, seed);
  // Refused cases are among them, so the status is 1.
  const native = lines(run(binary, ["check", "--pack", path], text, [1]).stdout);
  const engine = new rules.Engine([readFileSync(`${ROOT}/${path}`, "utf8")]);
  const { passed, failed } = compare(lines(text), native, (line) => engine.evaluate(0, line));
  engine.free();
  console.log(`${pack}: ${passed} agree, ${failed} do not`);
  total.passed += passed;
  total.failed += failed;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > PACKS.length * GENERATED ? 0 : 1;
