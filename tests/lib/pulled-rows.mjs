/** What a phone has pulled, row by row, as it lies on its disk (`pwa/src/db/columns.ts` says in what form). */

/** Each row as `kind` and its values by their columns' names, in order; a row that lies there twice is there twice. */
export const pulledRows = ({ page }, officer) => page.evaluate(read, officer);

/** How many parts of a region's file the phone has kept. */
export const partsKept = ({ page }, officer) => page.evaluate(countParts, officer);

/** In the page. */
async function read(officer) {
  const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
  const device = await done(indexedDB.open("ruqi-device"));
  const pulled = await done(device.transaction("kv").objectStore("kv").get("pulled"));
  device.close();
  const db = await done(indexedDB.open(pulled[officer].current));
  const blocks = await done(db.transaction("blocks").objectStore("blocks").getAll());
  db.close();
  const uuid = (bytes, at) =>
    Array.from(bytes.subarray(at * 16, at * 16 + 16), (byte) => byte.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  const valuesOf = (column, size) => {
    const each = (value) => Array.from({ length: size }, (_, at) => value(at));
    if (column.as === "uuid") return each((at) => (column.odd.has(at) ? column.odd.get(at) : uuid(column.bytes, at)));
    if (column.as === "number") return each((at) => (Number.isNaN(column.values[at]) ? null : column.values[at]));
    if (column.as === "flag") return each((at) => column.values[at] === 1);
    if (column.as === "dictionary") return each((at) => column.words[column.values[at]]);
    if (column.as === "text") return column.joined.split("\u0000").map((text) => (text === "\u0001" ? null : text));
    return JSON.parse(column.json);
  };
  return blocks
    .flatMap(({ kind, size, names, columns }) => {
      const all = columns.map((column) => valuesOf(column, size));
      return Array.from({ length: size }, (_, at) => JSON.stringify([kind, ...names.map((name, n) => [name, all[n][at] ?? null])]));
    })
    .sort();
}

/** In the page. */
async function countParts(officer) {
  const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
  const device = await done(indexedDB.open("ruqi-device"));
  const pulled = await done(device.transaction("kv").objectStore("kv").get("pulled"));
  device.close();
  const name = pulled?.[officer]?.shadow;
  if (!name) return 0;
  const opening = indexedDB.open(name);
  // Looking makes none where there is none.
  opening.onupgradeneeded = () => opening.transaction.abort();
  await done(opening);
  const state = await done(opening.result.transaction("meta").objectStore("meta").get("state"));
  opening.result.close();
  return state?.file?.done ?? 0;
}
