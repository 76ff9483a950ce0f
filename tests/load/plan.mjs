/** A plan as large as an organ could have: thousands of enterprises of interest, for what is measured with them. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RUQI } from "../lib/server.mjs";
import { pulledRows } from "./pulled-rows.mjs";

/** The demonstration's own. */
const YEAR = "2026";
const MATTERS = ["SCJG-01", "SCJG-02", "SCJG-03"];

/** Puts `count` enterprises on the plan of an officer's organ, beside those that stand on it: its next version. */
export async function plan(city, login, count) {
  const { organ, enterprises, items } = await known(await city.api(login));
  const planned = new Set(items.map(({ enterprise }) => enterprise));
  const line = (enterprise, matters, from, to) =>
    [organ, YEAR, enterprises.get(enterprise), matters.join(";"), from, to].join(",");
  const others = [...enterprises.keys()].filter((id) => !planned.has(id)).slice(0, count);
  const lines = [
    "organ,year,enterprise,matters,from,to",
    ...items.map((item) => line(item.enterprise, item.matters, item.from, item.to)),
    ...others.map((id, n) => line(id, [MATTERS[n % MATTERS.length]], `${YEAR}-01-01`, `${YEAR}-12-31`)),
  ];
  const folder = mkdtempSync(join(tmpdir(), "ruqi-plan-"));
  try {
    const file = join(folder, "plan.csv");
    writeFileSync(file, lines.join("\n"));
    const options = { stdio: ["ignore", "ignore", "inherit"] };
    execFileSync(RUQI, ["import", "plan", file, "--data", city.server.data], options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the officer's phone would be given: credit codes by enterprise, and the organ's plan of the year. */
async function known(api) {
  const { enterprise, plan_item: planned } = await pulledRows(api, "enterprise", "plan_item");
  return {
    organ: planned[0].organ,
    enterprises: new Map(enterprise.map(({ id, credit_code: code }) => [id, code])),
    items: planned.filter((item) => item.enterprise && item.from.startsWith(YEAR)),
  };
}
