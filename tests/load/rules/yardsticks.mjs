/**
 * Rule engines that one could have taken, each on a check of four rules alone: quiet day, frequency, cross-level, off
 * plan. Day numbers, weekday and year are worked out for them before. Each gets the case as JSON text, as ours does.
 */

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { engines } from "./engines.mjs";

const HERE = fileURLToPath(new URL("./", import.meta.url));

const CEL = `[
  visit.weekday < 3,
  history.exists(h, h.organ == visit.organ && h.year == visit.year),
  history.exists(h, h.level != visit.level && h.year == visit.year && h.matters.exists(m, m in visit.matters)),
  !visit.matters.all(m, plan.exists(p, p.organ == visit.organ && m in p.matters && p.first <= visit.day && visit.day <= p.last))
]`;

const ZEN = `[
  visit.weekday < 3,
  some(history, #.organ == visit.organ and #.year == visit.year),
  some(history, #.level != visit.level and #.year == visit.year and some(#.matters, # in visit.matters)),
  not all(visit.matters, # in flatMap(filter(plan, #.organ == visit.organ and #.first <= visit.day and visit.day <= #.last), #.matters))
]`;

/** Each engine by name: a function from a case's text to its four answers. */
export async function yardsticks() {
  if (!existsSync(`${HERE}node_modules`)) execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: HERE });
  return {
    "cel-js (@marcbachmann/cel-js)": await celOfMarc(),
    "cel-js": await cel(),
    "zen-engine-wasm": await zen(),
    "json-rules-engine": await jsonRules(),
    ...(await engines(CEL)),
  };
}

async function celOfMarc() {
  const { Environment } = await import("@marcbachmann/cel-js");
  const check = new Environment({ unlistedVariablesAreDyn: true }).parse(CEL);
  return (text) => check(JSON.parse(text));
}

async function cel() {
  const { parse, evaluate } = await import("cel-js");
  const { cst } = parse(CEL);
  return (text) => evaluate(cst, JSON.parse(text));
}

async function zen() {
  const { default: init, evaluateExpression } = await import("@gorules/zen-engine-wasm");
  const module = `${HERE}node_modules/@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm`;
  await init({ module_or_path: readFileSync(module) });
  return (text) => evaluateExpression(ZEN, JSON.parse(text));
}

/** It has no words for lists within lists: what looks into them is a fact of ours, in JavaScript. */
async function jsonRules() {
  const { Engine } = await import("json-rules-engine");
  const facts = {
    quiet: ({ visit }) => visit.weekday < 3,
    frequent: ({ visit, history }) => history.some((h) => h.organ === visit.organ && h.year === visit.year),
    repeated: ({ visit, history }) =>
      history.some((h) => {
        const shares = () => h.matters.some((matter) => visit.matters.includes(matter));
        return h.level !== visit.level && h.year === visit.year && shares();
      }),
    unplanned: ({ visit, plan }) => {
      const on = plan.filter((p) => p.organ === visit.organ && p.first <= visit.day && visit.day <= p.last);
      return !visit.matters.every((matter) => on.some((p) => p.matters.includes(matter)));
    },
  };
  const engine = new Engine();
  for (const [name, fact] of Object.entries(facts)) {
    engine.addFact(name, async (_, almanac) => fact(await almanac.factValue("case")));
    engine.addRule({
      conditions: { all: [{ fact: name, operator: "equal", value: true }] },
      event: { type: name },
    });
  }
  return async (text) => {
    const { events } = await engine.run({ case: JSON.parse(text) });
    const found = new Set(events.map(({ type }) => type));
    return Object.keys(facts).map((name) => found.has(name));
  };
}
