/** "Pull": pages, cursors, scopes. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { isSealedBy, open } from "../client.mjs";
import { problem } from "./expect.mjs";

/** All rows by kind, to the end; `each` looks at every page. */
async function all(client, each = () => undefined, limit = undefined) {
  const rows = new Map();
  let cursor;
  for (;;) {
    const { status, json, text } = await client.pull(cursor, { limit });
    assert.equal(status, 200, text.slice(0, 120));
    each(json);
    for (const { kind, cols, rows: more } of json.blocks) {
      const known = rows.get(kind) ?? new Map();
      for (const row of more) known.set(row[0], Object.fromEntries(cols.map((name, at) => [name, row[at]])));
      rows.set(kind, known);
    }
    cursor = json.cursor;
    if (!json.has_more) return { rows, cursor };
  }
}

const sizeOf = (blocks) => blocks.reduce((sum, { rows, gone = [] }) => sum + rows.length + gone.length, 0);

/** Columns that a phone goes by; more may come. */
const COLUMNS = {
  region: ["code", "name", "name_en", "level", "parent"],
  organ: ["id", "name", "name_en", "level", "region"],
  matter: ["id", "name", "name_en", "basis", "organ", "method", "cap"],
  pack: ["hash", "id", "version", "json", "signature"],
  officer: ["id", "name", "certificate", "certificate_until", "organ"],
  enterprise: ["id", "name", "initials", "credit_code", "state", "region", "premises", "codes"],
  plan_item: ["id", "organ", "enterprise", "matters", "from", "to"],
  filing: ["id", "organ", "enterprise", "matters", "from", "to", "filed_at"],
  visit: ["id", "enterprise", "premises", "organ", "level", "at", "started_at", "category", "matters", "ground", "blank", "joint", "void"],
};

export const pulling = {
  "needs an access token": async ({ stranger }) => problem(await stranger.pull(), 401, "sign-in"),
  "an app that is too old is told so": async ({ client }) => {
    const { min_app: oldest } = await client.probe();
    if (oldest === "0.0.0") return;
    problem(await client.pull(undefined, { app: "0.0.0" }), 426, "app-too-old");
  },
  "a page has at most 5,000 rows, and says how to go on": async ({ client }) => {
    await all(client, ({ blocks, cursor, has_more, remaining, epoch }) => {
      const size = sizeOf(blocks);
      assert.ok(size <= 5_000, `${size} rows`);
      assert.deepEqual([typeof cursor, typeof has_more, typeof epoch], ["string", "boolean", "string"]);
      assert.ok(Number.isSafeInteger(remaining));
    });
  },
  "with a limit a page has no more rows than that, and all of them come": async ({ client }) => {
    let largest = 0;
    const whole = await all(client, ({ blocks }) => (largest = Math.max(largest, sizeOf(blocks))));
    const limit = Math.max(1, Math.floor(largest / 3));
    let pages = 0;
    const { rows } = await all(client, ({ blocks }) => {
      pages += 1;
      assert.ok(sizeOf(blocks) <= limit, `${sizeOf(blocks)} rows, and ${limit} were asked for`);
    }, limit);
    assert.ok(pages > 2, `${pages} pages`);
    for (const [kind, known] of whole.rows) assert.deepEqual([...(rows.get(kind) ?? new Map()).keys()].sort(), [...known.keys()].sort(), kind);
  },
  "a limit that no page can have is refused": async ({ client }) => {
    for (const limit of [0, 5_001]) assert.equal((await client.pull(undefined, { limit })).status, 400);
  },
  "kinds have their columns, the key first": async ({ client }) => {
    await all(client, ({ blocks }) => {
      for (const { kind, cols, rows } of blocks) {
        const wanted = COLUMNS[kind];
        if (wanted) assert.deepEqual(cols.slice(0, wanted.length), wanted, kind);
        assert.ok(rows.every((row) => row.length === cols.length), `${kind}: a row is as long as its columns`);
      }
    });
  },
  "at the end there is nothing more, until something changes": async ({ client, enterprise }) => {
    const { cursor } = await all(client);
    const quiet = (await client.pull(cursor)).json;
    assert.equal(quiet.has_more, false);
    const chain = await client.enrol();
    const event = chain.seal("registration", chain.registration(enterprise));
    await client.push({ events: [event.jws] }, chain);
    const { blocks } = (await client.pull(quiet.cursor)).json;
    const keys = blocks.flatMap(({ kind, rows }) => rows.map(([key]) => `${kind} ${key}`));
    assert.ok(keys.includes(`registration ${event.id}`) && keys.includes(`visit ${event.id}`), "the new registration comes down");
  },
  "what is withdrawn comes again, as void": async ({ client, enterprise }) => {
    const { cursor } = await all(client);
    const chain = await client.enrol();
    const event = chain.seal("registration", chain.registration(enterprise));
    const withdrawal = chain.seal("withdrawal", { registration: event.id, reason: "conformance" });
    await client.push({ events: [event.jws, withdrawal.jws] }, chain);
    const { blocks } = (await client.pull(cursor)).json;
    const visits = blocks.find(({ kind }) => kind === "visit");
    const row = visits.rows.find(([id]) => id === event.id);
    assert.equal(row[visits.cols.indexOf("void")], true);
  },
  "visit facts of other organs have no officers, references, reasons or outcomes": async ({ client }) => {
    const { rows } = await all(client);
    for (const visit of (rows.get("visit") ?? new Map()).values()) {
      for (const name of ["officers", "author", "reference", "reason", "outcome"]) assert.equal(name in visit, false, name);
    }
  },
  "of registrations only the own organ's come down": async ({ client }) => {
    const { rows } = await all(client);
    const { officer } = await client.enrol();
    const organs = new Set([...(rows.get("registration") ?? new Map()).values()].map(({ view }) => view.organ));
    organs.delete(officer.organ);
    assert.deepEqual([...organs], []);
  },
  "a cursor that was never given is 400": async ({ client }) => {
    const { cursor } = await all(client);
    const changed = Buffer.from(cursor, "base64url");
    changed[0] ^= 1;
    for (const foreign of ["0", "never", changed.toString("base64url")]) problem(await client.pull(foreign), 400, "unknown-cursor");
  },
  "another scope's cursor is 410": async ({ client, other }) => {
    const another = await other();
    const { cursor } = await all(client);
    problem(await another.pull(cursor), 410, "begin-again");
  },
  "packs are signed by the server, over the file's hash": async ({ client, keys }) => {
    const { rows } = await all(client);
    const packs = [...(rows.get("pack") ?? new Map()).values()];
    assert.ok(packs.length > 0, "there is a pack");
    for (const { hash, id, version, json, signature } of packs) {
      assert.ok(isSealedBy(signature, keys, "ruqi-pack"), "signed");
      assert.deepEqual(open(signature).payload, { hash, id, version });
      assert.equal(createHash("sha256").update(json).digest("hex"), hash);
    }
  },
};
