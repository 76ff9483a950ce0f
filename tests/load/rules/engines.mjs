/** cel and regorus as WASM, built from the crate beside this file: neither has a package for Node. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { OUT } from "../../lib/out.mjs";

const CRATE = fileURLToPath(new URL("./engines/", import.meta.url));
const TARGET = join(OUT, "engines");
const RULES = 4;

const REGO = `package four

default quiet := false
quiet if input.visit.weekday < 3

default frequent := false
frequent if {
  some h in input.history
  h.organ == input.visit.organ
  h.year == input.visit.year
}

default repeated := false
repeated if {
  some h in input.history
  h.level != input.visit.level
  h.year == input.visit.year
  some m in h.matters
  m in input.visit.matters
}

planned contains m if {
  some p in input.plan
  p.organ == input.visit.organ
  p.first <= input.visit.day
  input.visit.day <= p.last
  some m in p.matters
}

default unplanned := false
unplanned if {
  some m in input.visit.matters
  not m in planned
}

answers := [quiet, frequent, repeated, unplanned]`;

/** Both engines, each a function from a case's text to its four answers. `cel`: the four rules in CEL. */
export async function engines(cel) {
  const build = ["build", "--release", "--quiet", "--target=wasm32-unknown-unknown", `--target-dir=${TARGET}`];
  execFileSync("cargo", build, { cwd: CRATE });
  const path = join(TARGET, "wasm32-unknown-unknown/release/ruqi_yardstick_engines.wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(path));
  return { "cel (Rust)": judge(instance.exports, "cel", cel), regorus: judge(instance.exports, "rego", REGO) };
}

function judge(wasm, name, rules) {
  const encoder = new TextEncoder();
  const put = (text) => {
    // The room is made before the memory is looked at: making it may move the memory.
    const length = Buffer.byteLength(text);
    const at = wasm.room(length);
    encoder.encodeInto(text, new Uint8Array(wasm.memory.buffer, at, length));
  };
  put(rules);
  wasm[`${name}_rules`]();
  return (text) => {
    put(text);
    const bits = wasm[`${name}_case`]();
    return Array.from({ length: RULES }, (_, rule) => (bits & (1 << rule)) !== 0);
  };
}
