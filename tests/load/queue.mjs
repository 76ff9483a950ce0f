/** Ten thousand queued records go while the officer taps: the fault's own test, by what it says of itself. */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { atMost } from "./figures.mjs";

const TESTS = fileURLToPath(new URL("../", import.meta.url));
const FILE = "faults/phone-queue.test.mjs";
const SAID = /(\d+) sent in ([\d.]+) s; (\d+) taps meanwhile: half within [\d.]+ ms, nine of ten within ([\d.]+), the slowest ([\d.]+)/;

export const queue = ({ scale, take }) =>
  take("Phone", "ten thousand queued", async () => {
    const env = { ...process.env, RUQI_QUEUED: String(scale.queued) };
    const { stdout } = spawnSync(process.execPath, ["--test", "--test-reporter=tap", FILE], { cwd: TESTS, env, encoding: "utf8" });
    const said = SAID.exec(stdout);
    if (!said) throw new Error(`${FILE} said nothing of itself:\n${stdout}`);
    const [, count, seconds, , nineOfTen, slowest] = said.map(Number);
    return [
      atMost(`${count.toLocaleString("en")} queued: gone in`, seconds, 15, "s"),
      atMost(`taps meanwhile: the slowest (nine of ten within ${nineOfTen} ms)`, slowest, 100, "ms"),
    ];
  });
