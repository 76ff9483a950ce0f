/**
 * What judging costs, ours beside other engines, in one run: `node tests/load/rules-bench.mjs [folder of the package]`.
 *
 * Prints a figure a line, as JSON. Times are this process's own processor time, medians of several runs: a busy machine
 * makes a wall clock lie. Ours judges by every rule of the pack, without messages; the others by four rules alone.
 */

import { pathToFileURL } from "node:url";
import { atLeast, atMost, median, yardstick } from "./figures.mjs";
import { cases, scene } from "./rules/visits.mjs";
import { announce, blocks, columns, ours } from "./rules/ours.mjs";
import { yardsticks } from "./rules/yardsticks.mjs";

const VISITS = 10_000;
// The slower ones would take minutes for all.
const COMPARED = 2_000;
const RUNS = 9;

/** Median processor time of a run, in milliseconds. The first run warms up. */
async function time(run) {
  const times = [];
  for (let number = 0; number <= RUNS; number += 1) {
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    if (number > 0) times.push((user + system) / 1_000);
  }
  return median(times);
}

async function each(texts, judge) {
  const ms = await time(async () => {
    for (const text of texts) await judge(text);
  });
  return (ms / texts.length) * 1_000;
}

/** Others answer in promises or not; a loop that never waits is the fairer for those that do not. */
async function eachAtOnce(texts, judge) {
  const ms = await time(() => texts.forEach((text) => judge(text)));
  return (ms / texts.length) * 1_000;
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
export async function rules(folder) {
  const { engine: make, wire } = await ours(folder);
  const facts = scene(VISITS);
  const history = blocks(facts.history);
  let engine = make();
  const load = await time(() => {
    engine.free();
    engine = make();
    history.forEach((block) => engine.take_visits(block));
  });
  announce(engine, facts);
  const { handles, times } = columns(engine, facts.visits);
  const list = ((await time(() => engine.judge_list(0, handles, times, undefined))) / VISITS) * 1_000;

  const texts = cases(facts).slice(0, COMPARED);
  const json = await eachAtOnce(texts, (text) => engine.evaluate_without_messages(0, text));
  const engines = await yardsticks();
  await agree(engines, texts);
  const others = {};
  for (const [name, judge] of Object.entries(engines)) {
    const promises = judge(texts[0]) instanceof Promise;
    others[name] = await (promises ? each : eachAtOnce)(texts, judge);
  }
  const { "cel-js (@marcbachmann/cel-js)": celJs, "cel-js": _, ...slower } = others;
  const fastest = Math.min(...Object.values(others));
  return [
    atMost("full verdict, a list of 10,000 against 10,000 of history, in WASM, a visit", list, 2, "µs"),
    atMost("loading 10,000 history rows", load, 10, "ms"),
    atMost("rules package on the wire (WASM and glue, brotli)", wire / 1_000, 75, "kB"),
    yardstick("full verdict of a visit as JSON, history included, in WASM", json, "µs"),
    ...Object.entries(others).map(([name, us]) => yardstick(`four rules on the same JSON: ${name}`, us, "µs")),
    ...Object.entries(slower).map(([name, us]) => atLeast(`times faster than ${name}, as JSON`, us / json, 10, "×")),
    atMost("times slower than the fastest cel-js, as JSON", json / celJs, 1.2, "×"),
    atLeast("times faster than the fastest of all, through typed arrays", fastest / list, 10, "×"),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const figure of await rules(process.argv[2])) console.log(JSON.stringify(figure));
}
