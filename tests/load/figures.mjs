/** Figures as they were measured, beside their goals. */

import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { OUT } from "../lib/out.mjs";

/**
 * A figure. `measured` and `goal` are words for people; `met` is true or false, or null for a yardstick.
 * @typedef {{ what: string, goal: string, measured: string, met: boolean | null }} Figure
 */

/** @returns {Figure} `value` in `unit` that must be at most `limit`. */
export const atMost = (what, value, limit, unit) => ({
  what,
  goal: `≤ ${shown(limit, unit)}`,
  measured: shown(value, unit),
  met: value <= limit,
});

/** @returns {Figure} `value` in `unit` that must be at least `limit`. */
export const atLeast = (what, value, limit, unit) => ({
  what,
  goal: `≥ ${shown(limit, unit)}`,
  measured: shown(value, unit),
  met: value >= limit,
});

/** @returns {Figure} several runs, of which the middle one must be at most `limit`, and the worst at most `worst`, if given. */
export function middleAtMost(what, values, { limit, worst = Infinity }, unit) {
  const [middle, slowest] = [median(values), Math.max(...values)];
  return {
    what,
    goal: `≤ ${shown(limit, unit)}${worst === Infinity ? "" : `; worst ≤ ${shown(worst, unit)}`}`,
    measured: inRuns(values, unit),
    met: middle <= limit && slowest <= worst,
  };
}

/** @returns {Figure} how many times as many ours does as the yardstick does, by the middle one of the runs of each. */
export function shareAtLeast(what, ours, yardsticks, limit, unit) {
  const share = median(ours) / median(yardsticks);
  const [of, most] = [rates(ours), rates(yardsticks)];
  return { what, goal: `≥ ${limit} ×`, measured: `${number(share)} ×: ${of} against ${most} ${unit}`, met: share >= limit };
}

/** @returns {Figure} something to compare with. */
export const yardstick = (what, value, unit) => ({ what, goal: "", measured: shown(value, unit), met: null });

/** @returns {Figure} the same of several runs. */
export const yardstickOf = (what, values, unit) => ({ what, goal: "", measured: inRuns(values, unit), met: null });

/** @returns {Figure} the same of rates, of which the lowest is the worst. */
export const yardstickRate = (what, values, unit) => ({ what, goal: "", measured: `${rates(values)} ${unit}`, met: null });

/** @returns {Figure} what could not be measured. */
export const missed = (what, error) => ({
  what,
  goal: "",
  measured: `not measured: ${String(error?.message ?? error).split("\n", 1)[0].replaceAll("|", "/")}`,
  met: false,
});

/** The middle of several runs: one that was disturbed does not speak for all. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The tables for docs/PERFORMANCE.md, as text, and left in tests/out/. */
export function report(groups) {
  const lines = [`Machine: ${machine()}.`, ""];
  for (const [group, figures] of groups) {
    lines.push(`## ${group}`, "", "| what | goal | measured | met |", "| --- | --- | --- | --- |");
    for (const { what, goal, measured, met } of figures) {
      lines.push(`| ${what} | ${goal} | ${measured} | ${met === null ? "" : met ? "yes" : "**no**"} |`);
    }
    lines.push("");
  }
  const text = lines.join("\n");
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, "figures.md"), text);
  return text;
}

function machine() {
  const [{ model }, count] = [cpus()[0], cpus().length];
  const day = new Date().toISOString().slice(0, 10);
  return `${count} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform}, ${day}`;
}

const inRuns = (values, unit) => `${shown(median(values), unit)}, worst ${shown(Math.max(...values), unit)} of ${values.length}`;
const rates = (values) => `${number(median(values))} (worst ${number(Math.min(...values))} of ${values.length})`;
const shown = (value, unit) => (unit ? `${number(value)} ${unit}` : number(value));

function number(value) {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value.toLocaleString("en", { maximumSignificantDigits: 3 });
}
