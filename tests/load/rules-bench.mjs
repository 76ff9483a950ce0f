/**
 * What judging costs, ours beside other engines, in one run: `node tests/load/rules-bench.mjs [folder of the package]`.
 *
 * Prints a figure a line, as JSON. Times are this process's own processor time, medians of several runs: a busy machine
 * makes a wall clock lie. Ours judges by every rule of the pack, without messages; the others by four rules alone.
 */

import { pathToFileURL } from "node:url";
import { atLeast, atMost, median, middleAtMost, yardstick } from "./figures.mjs";
import { cases, scene } from "./rules/visits.mjs";
import { announce, blocks, columns, ours } from "./rules/ours.mjs";
import { yardsticks } from "./rules/yardsticks.mjs";

const VISITS = 10_000;
// The slower ones would take minutes for all.
const COMPARED = 2_000;
const RUNS = 9;

/** Processor time of each run, in milliseconds. A first one warms up. */
async function times(run) {
  const taken = [];
  for (let number = 0; number <= RUNS; number += 1) {
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    if (number > 0) taken.push((user + system) / 1_000);
  }
  return taken;
}

async function each(texts, judge) {
  const runs = await times(async () => {
    for (const text of texts) await judge(text);
  });
  return (median(runs) / texts.length) * 1_000;
}

/** Others answer in promises or not; a loop that never waits is the fairer for those that do not. */
async function eachAtOnce(texts, judge) {
  const runs = await times(() => texts.forEach((text) => judge(text)));
  return (median(runs) / texts.length) * 1_000;
}

/** An engine that answers otherwise than the rest measures something else. */
async function agree(engines, texts) {
  for (const text of texts) {
    const answers = await Promise.all(Object.values(engines).map((judge) => judge(text)));
    const said = answers.map((four) => [...four].map(Boolean).join());
    if (new Set(said).size > 1) throw new Error(`the engines do not agree on ${text}: ${said.join(" | ")}`);
  }
}

/** @returns {Promise<import("./figures.mjs").Figure[]>} */
export async function rulesFigures(folder) {
  const { engine: make, wire } = await ours(folder);
  const facts = scene(VISITS);
  const history = blocks(facts.history);
  let engine = make();
  const loads = await times(() => {
    engine.free();
    engine = make();
    history.forEach((block) => engine.take_visits(block));
  });
  announce(engine, facts);
  const { handles, times: instants } = columns(engine, facts.visits);
  const judged = await times(() => engine.judge_list(0, handles, instants, undefined));
  const visits = judged.map((ms) => (ms / VISITS) * 1_000);

  const texts = cases(facts).slice(0, COMPARED);
  const engines = await yardsticks();
  await agree(engines, texts);
  const others = {};
  for (const [name, judge] of Object.entries(engines)) {
    const promises = judge(texts[0]) instanceof Promise;
    others[name] = await (promises ? each : eachAtOnce)(texts, judge);
  }
  const fastest = Math.min(...Object.values(others));
  return [
    middleAtMost("full verdict, a list of 10,000 against 10,000 of history, in WASM, a visit", visits, { limit: 0.5 }, "µs"),
    ...Object.entries(others).map(([name, us]) => yardstick(`four rules of a visit: ${name}`, us, "µs")),
    atLeast("times faster than the fastest of them", fastest / median(visits), 30, "×"),
    middleAtMost("loading 10,000 history rows", loads, { limit: 10 }, "ms"),
    atMost("rules package on the wire (WASM and glue, brotli)", wire / 1_000, 75, "kB"),
  ];
}

/** The part of the measurements. */
export const rules = ({ take }) => take("Rules", "rules", () => rulesFigures());

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const figure of await rulesFigures(process.argv[2])) console.log(JSON.stringify(figure));
}
