/** What comes down: pages and cursors. */

import assert from "node:assert/strict";
import { City, THURSDAY } from "../lib/city.mjs";
import { creditCode } from "../lib/credit-code.mjs";
import { importList } from "../lib/import.mjs";
import { fault } from "./lib/fault.mjs";
import { shared } from "./lib/shared.mjs";

const here = shared(async (t) => {
  const city = await City.open(t, THURSDAY, { enterprises: 60 });
  const [officer, fire, county] = await Promise.all(["officer", "fire-officer", "county-officer"].map((login) => city.api(login)));
  return { city, officer, fire, county };
});

/** Rows to a page of pull (docs/SYNC-PROTOCOL.md, "Numbers"). */
const PAGE = 5_000;

/** A line of the list of enterprises: registered and at its premises in one region. */
const line = (code, name, region, address) => [code, name, region, address, region, "存续"];

const pull = (api, cursor) =>
  api.get(`/api/v1/sync/pull?${new URLSearchParams(cursor ? { cursor } : {})}`, { "ruqi-app": "0.1.0" });

/** Pulls to the end as a phone does: the rows and the tombstones by kind, and how long each page was. */
async function pullAll(api, cursor) {
  const [here, gone, pages] = [new Map(), new Set(), []];
  for (;;) {
    const { status, body, text } = await pull(api, cursor);
    assert.equal(status, 200, text);
    let size = 0;
    for (const { kind, rows, gone: left = [] } of body.blocks) {
      size += rows.length + left.length;
      for (const row of rows) here.set(`${kind} ${row[0]}`, row);
      for (const key of left) gone.add(`${kind} ${key}`);
    }
    pages.push(size);
    cursor = body.cursor;
    if (!body.has_more) return { here, gone, pages, cursor };
  }
}

fault(
  "foreign cursor",
  {
    group: "data",
    without: ["cursor-sealed"],
    checked: "Garbage, a cursor with one byte changed, and another officer's: each is told apart (400, 410), gives nothing away, and a pull from the beginning works.",
  },
  async () => {
    const { officer, fire } = await here();
    const { cursor } = await pullAll(officer);
    const bytes = Buffer.from(cursor, "base64url");
    // The place in the data is in front, the seal behind it.
    const moved = Buffer.from(bytes);
    moved[7] ^= 1;
    for (const foreign of ["0", "AAAA", "9".repeat(400), moved.toString("base64url"), bytes.subarray(0, -1).toString("base64url")]) {
      const { status, body } = await pull(officer, foreign);
      assert.deepEqual([status, body.type], [400, "/problems/unknown-cursor"]);
    }
    const { status, body } = await pull(fire, cursor);
    assert.deepEqual([status, body.type], [410, "/problems/begin-again"]);
    assert.ok((await pullAll(fire)).here.size > 0);
  },
);

fault(
  "tombstone on a page's edge",
  {
    group: "data",
    without: ["page-ends"],
    checked: "Ten enterprises leave the region, their tombstones the last five rows of a full page and the first five of the next: the phone is told of all ten, and of every other row once.",
  },
  async () => {
    const { city, county } = await here();
    const before = await pullAll(county);
    const rows = (kind) => [...before.here].filter(([key]) => key.startsWith(`${kind} `)).map(([, row]) => row);
    // Nothing else of theirs leaves with them, so that their tombstones stand together.
    const known = new Set([...rows("visit"), ...rows("plan_item"), ...rows("filing")].flat());
    const leaving = rows("enterprise").filter(([id, , , , , , places]) => !known.has(id) && places.length === 1).slice(0, 10);
    assert.equal(leaving.length, 10);
    const come = (count, first) => Array.from({ length: count }, (_, at) => line(creditCode(first + at), `新企业${first + at}`, "430211", `新路${first + at}号`));
    const leave = leaving.map(([, name, , code, , , [[, address]]]) => line(code, name, "430281", address));
    await importList(city, "enterprises", [...come(PAGE - 5, 0), ...leave, ...come(20, PAGE)]);
    const { here: came, gone, pages } = await pullAll(county, before.cursor);
    assert.deepEqual(pages, [PAGE, 25], "five tombstones end the first page, five begin the second");
    assert.deepEqual([...gone].sort(), leaving.map(([id]) => `enterprise ${id}`).sort());
    assert.equal(came.size, PAGE - 5 + 20, "and every other row is there");
  },
);
