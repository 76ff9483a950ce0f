/** Clocks that are wrong: the phone's, and the server's. */

import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const YEAR = 365.25 * 24 * HOUR;

/** Given to a phone: its wall clock can be moved. Its monotonic clock goes on as it does, also while the phone "sleeps". */
export const movable = (browser) =>
  browser.addInitScript(() => {
    const { now } = Date;
    const moved = () => {
      try {
        return Number(localStorage.getItem("clock moved by"));
      } catch {
        return 0; // a page that is nobody's
      }
    };
    Date.now = () => now() + moved();
    const construct = (of, given, self) => Reflect.construct(of, given.length > 0 ? given : [Date.now()], self);
    window.Date = new Proxy(Date, { construct });
  });

/** The phone's wall clock is so many milliseconds ahead of the world's from now on. */
export const movePhone = ({ page }, ms) => page.evaluate((ms) => localStorage.setItem("clock moved by", ms), ms);

/**
 * Moves the clock of a server, which is stopped, by so many milliseconds. A demo's clock is an offset in its database, kept
 * as text beside its name: other figures of the same length are the same row.
 */
export function moveServer({ data }, by) {
  const path = join(data, "ruqi.db");
  const waiting = statSync(`${path}-wal`, { throwIfNoEntry: false });
  assert.ok(!waiting?.size, "the server has put everything into its database");
  const bytes = readFileSync(path);
  const at = bytes.indexOf("demo_offset_ms");
  const [, was] = /^demo_offset_ms(-?\d+)/.exec(bytes.latin1Slice(at, at + 40));
  const now = String(Number(was) + by);
  assert.equal(now.length, was.length, "as many figures as before");
  bytes.write(now, at + "demo_offset_ms".length, "latin1");
  writeFileSync(path, bytes);
}
