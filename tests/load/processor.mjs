/** What a process has taken of the machine, as Linux says: its processor time and its memory. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { until } from "../lib/until.mjs";

let ticks;
/** A second's worth of them; the kernel counts a process's time in these. */
const ticksPerSecond = () => (ticks ??= Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" })));

/** Milliseconds of processor time until now, all threads together, by ten. */
export function processorMs(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name, in parentheses, may have spaces; after it the state is field 3, user and system time are 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond();
}

/** How much of it `act` took. */
export async function processorTaken(pid, act) {
  const before = processorMs(pid);
  await act();
  return processorMs(pid) - before;
}

const megabytes = (pid, field) =>
  (Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) * 1024) / 1e6;

/** Resident memory now, in MB. */
export const memory = (pid) => megabytes(pid, "VmRSS");

/** The most that it ever was. */
export const memoryPeak = (pid) => megabytes(pid, "VmHWM");

/** A process that takes less than a twentieth of a core, for as long, has nothing to do. */
const [QUIET_MS, QUIET_TAKEN_MS] = [2_000, 100];

/** Waits until the server has done what it does by itself after its start: the files that first fills begin with. */
export const quiet = (pid) =>
  until(
    "the server has nothing to do",
    async () => {
      const waits = () => new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      return (await processorTaken(pid, waits)) < QUIET_TAKEN_MS;
    },
    { within: 30 * 60_000, every: 1 },
  );
