/** Our own rules, as the phone has them. */

import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PACK = readFileSync(`${ROOT}rules-wasm/packs/zhuzhou-2024.json`, "utf8");
// The phone's database gives blocks of about this many rows.
const BLOCK = 1_000;
const COLUMNS = 10;

export async function ours(folder = `${ROOT}pwa/src/generated/rules`) {
  const rules = await import(pathToFileURL(`${folder}/rules.js`));
  const module = readFileSync(`${folder}/rules_bg.wasm`);
  rules.initSync({ module });
  // The app's build leaves comments and indents out; its renaming, which would take off more, is not counted.
  const glue = readFileSync(`${folder}/rules.js`, "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*(\/\/.*)?\n?/gm, "");
  return { engine: () => new rules.Engine([PACK]), wire: brotli(module) + brotli(glue) };
}

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length;

/** Rows of a pull, in blocks of JSON text. */
export function blocks(history) {
  const rows = history.map((visit) => [
    visit.id,
    visit.enterprise,
    null,
    visit.organ,
    visit.level,
    visit.at,
    visit.started_at,
    visit.category,
    visit.matters,
    visit.exemption?.ground ?? null,
    visit.exemption?.reference === "",
    visit.joint,
    false,
  ]);
  return Array.from({ length: Math.ceil(rows.length / BLOCK) }, (_, number) =>
    JSON.stringify(rows.slice(number * BLOCK, (number + 1) * BLOCK)),
  );
}

/** Plan and filings as rows. */
export function announce(engine, { plan, filings }) {
  const row = (item) => [item.id, item.organ, item.enterprise, item.matters, item.from, item.to];
  engine.set_plan(JSON.stringify(plan.map(row)));
  engine.set_filings(JSON.stringify(filings.map((filing) => [...row(filing), filing.filed_at])));
}

/** The visits as columns for `judge_list`. */
export function columns(engine, visits) {
  const texts = visits.flatMap(({ id, enterprise, organ, level, category }) => [id, enterprise, organ, level, category]);
  const handles = engine.handles(texts);
  const [ground] = engine.handles(["work_safety"]);
  const table = new Uint32Array(visits.length * COLUMNS);
  const times = new Float64Array(visits.length * 2).fill(NaN);
  visits.forEach((visit, number) => {
    table.set(handles.subarray(number * 5, number * 5 + 5), number * COLUMNS);
    const flags = (visit.entry === "manual" ? 1 : 0) | (visit.exemption?.reference === "" ? 2 : 0);
    const rest = [engine.matters_handle(visit.matters), 0, visit.exemption ? ground : 0, flags];
    table.set(rest, number * COLUMNS + 5);
    times[number * 2] = visit.at;
  });
  return { handles: table, times };
}
