/** A reporter of node:test for `cargo xtask test`: what each file's tests took together, a line a file: milliseconds, tab, path. */

export default async function* durations(events) {
  const files = new Map();
  for await (const { type, data } of events) {
    if ((type !== "test:pass" && type !== "test:fail") || data.nesting > 0 || !data.file) continue;
    files.set(data.file, (files.get(data.file) ?? 0) + data.details.duration_ms);
  }
  for (const [file, ms] of files) yield `${Math.round(ms)}\t${file}\n`;
}
