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
  goal: `≤ ${limit} ${unit}`,
  measured: `${shown(value)} ${unit}`,
  met: value <= limit,
});

/** @returns {Figure} `value` in `unit` that must be at least `limit`. */
export const atLeast = (what, value, limit, unit) => ({
  what,
  goal: `≥ ${limit} ${unit}`,
  measured: `${shown(value)} ${unit}`,
  met: value >= limit,
});

/** @returns {Figure} something to compare with. */
export const yardstick = (what, value, unit) => ({ what, goal: "", measured: `${shown(value)} ${unit}`, met: null });

/** The middle of several runs: one that was disturbed does not speak for all. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The table for docs/PERFORMANCE.md, printed and left in tests/out/. */
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
  console.log(text);
}

function machine() {
  const [{ model }, count] = [cpus()[0], cpus().length];
  return `${count} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform}`;
}

function shown(value) {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value.toLocaleString("en", { maximumSignificantDigits: 3 });
}
