/** Files that are wrong in one place: the place is named, and nothing of them is taken. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { City, WEDNESDAY } from "../lib/city.mjs";
import { RUQI } from "../lib/server.mjs";

const run = (args, input) => spawnSync(RUQI, args, { input, encoding: "utf8", env: { PATH: process.env.PATH } });
const shared = (path) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");

/** Check character of GB 32100-2015. */
function creditCode(number) {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const body = `91430200MA${String(number).padStart(7, "0")}`;
  const sum = [...body].reduce((total, c, i) => total + alphabet.indexOf(c) * (3 ** i % 31), 0);
  return body + alphabet[(31 - (sum % 31)) % 31];
}

test("an import whose row 7,431 has a wrong check digit: that row is named, and nothing is half done", async (t) => {
  const city = await City.open(t, WEDNESDAY);
  await city.server.stop();
  const folder = mkdtempSync(join(tmpdir(), "ruqi-import-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "enterprises.csv");
  const wrong = (code) => code.slice(0, -1) + (code.endsWith("0") ? "1" : "0");
  const rows = Array.from({ length: 8000 }, (_, i) => {
    const code = creditCode(3_000_000 + i);
    return `测试${i}号有限公司,${i + 2 === 7431 ? wrong(code) : code},430211,株洲市天元区测试路${i}号,open`;
  });
  writeFileSync(file, ["name,credit_code,region,address,state", ...rows].join("\n"));
  const { status, stderr, stdout } = run(["import", "enterprises", file, "--data", city.server.data]);
  assert.notEqual(status, 0);
  assert.match(`${stdout}${stderr}`, /7431|7,431/);
  assert.doesNotMatch(`${stdout}${stderr}`, /panicked/);
  await city.server.start();
  const { body } = await (await city.api("admin")).get(`/api/v1/enterprises?q=${encodeURIComponent("测试1号有限公司")}`);
  assert.deepEqual(body.items, []);
});

test("a pack with an unknown rule is refused by its place; lines that are no case are told, and the rest go on", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "ruqi-pack-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const pack = JSON.parse(shared("rules-wasm/packs/zhuzhou-2024.json"));
  pack.rules.no_such_rule = { severity: "violation", article: "四(三)" };
  const file = join(folder, "pack.json");
  writeFileSync(file, JSON.stringify(pack));
  const refused = run(["check", "--pack", file], "");
  assert.notEqual(refused.status, 0);
  assert.match(refused.stderr, /no_such_rule/);

  const checked = run(["check"], 'not json\n{"id":"x"}\n');
  assert.equal(checked.status, 1);
  const lines = checked.stdout.trim().split("\n").map((line) => JSON.parse(line));
  assert.equal(lines.length, 2);
  assert.ok(lines.every(({ error }) => typeof error === "string"));
});
