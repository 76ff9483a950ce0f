/** The rules themselves change, or are given out by somebody else. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import * as app from "../lib/app.mjs";
import { Chain } from "../lib/chain.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { importList } from "../lib/import.mjs";
import { hold } from "../lib/invariants.mjs";
import { bodyOf, Proxy } from "../lib/proxy.mjs";
import { until } from "../lib/until.mjs";
import { problem } from "../lib/mishaps.mjs";
import { fault } from "./lib/fault.mjs";

/** The row of the pack that judges today, as an object. */
async function packOf(api) {
  const { body } = await api.get("/api/v1/sync/pull", { "ruqi-app": "0.1.0" });
  const { cols, rows } = body.blocks.find(({ kind }) => kind === "pack");
  return Object.fromEntries(cols.map((name, at) => [name, rows.at(-1)[at]]));
}

/** The next version of a pack, from this Thursday on: Thursday is a quiet day, too. */
function stricter(json) {
  const pack = JSON.parse(json);
  const { weekdays } = pack.rules.quiet_day;
  return JSON.stringify({
    ...pack,
    ...{ id: "zhuzhou-2026", version: pack.version + 1, from: "2026-03-05", replaces: pack.id },
    rules: { ...pack.rules, quiet_day: { ...pack.rules.quiet_day, weekdays: [...weekdays, "thu"] } },
  });
}

fault(
  "pack changed between sealing and sync",
  {
    group: "data",
    without: ["pack-explained"],
    checked:
      "Sealed under one pack, received under the next: the server judges by the one in force on the day of the visit, tells the phone so, and says that the phone's pack was older.",
  },
  async (t) => {
    const city = await City.open(t, THURSDAY, { enterprises: 60 });
    const officer = await city.api("officer");
    const { id, matters } = city.enterprise("clear");
    const { hash, id: name, version, json } = await packOf(officer);
    const chain = await Chain.enrol(officer);
    const shown = { state: "evaluated", output: { verdict: "clear", findings: [] }, as_of: new Date(chain.now()).toISOString() };
    const body = chain.registration(id, matters, { how: "camera", pack: { id: name, version, hash }, shown });
    const sealed = chain.seal("registration", body);
    await importList(city, "pack", stricter(json));
    const [{ status, verdict }] = await chain.push(sealed.jws);
    assert.equal(status, "accepted");
    assert.ok(verdict.findings.some(({ rule }) => rule === "quiet_day"), "Thursday is a quiet day by the new pack");
    const view = (await (await city.api("supervisor")).get(`/api/v1/registrations/${sealed.id}`)).body;
    assert.deepEqual(view.differs.find(({ why }) => why === "pack_older"), { why: "pack_older", shown: `${name}@${version}` });
    await hold(city, chain);
  },
);

/** The server's answer, changed on its way to the phone. */
const rewritten = (change) => async ({ response, forward }) => {
  const answer = await forward({ headers: { "accept-encoding": undefined } });
  const text = String(await bodyOf(answer));
  const body = answer.statusCode === 200 ? JSON.stringify(change(JSON.parse(text))) : text;
  response.writeHead(answer.statusCode, { "content-type": answer.headers["content-type"], "content-length": Buffer.byteLength(body) });
  response.end(body);
};

fault(
  "forged or older pack",
  {
    group: "data",
    without: ["packs-signed", "packs-kept"],
    checked:
      "A pack that the server did not sign is refused, the status line says so, and verdicts stay what they were. After a newer pack of the server's, a fill that has the older alone takes nothing away.",
  },
  async (t) => {
    const city = await City.open(t, THURSDAY, { enterprises: 60 });
    const proxy = await Proxy.before(t, city.server);
    const phone = await city.phone(t, "officer", { address: proxy.address });
    const { id: enterprise, matters } = city.enterprise("clear");
    const officer = city.notes.accounts.officer.id;
    const form = await app.beginForm(phone, officer, { enterprise, matters, category: "routine" });
    const quietDay = async () => {
      await phone.go(`/visit/${form}`);
      return "quiet_day" in (await app.verdict(phone)).findings;
    };
    const real = await packOf(await city.api("officer"));
    const cols = ["hash", "id", "version", "json", "signature"];
    assert.equal(await quietDay(), false);

    // Another's rules, under the signature that the server gave for its own.
    const forged = { ...real, id: "zhuzhou-2026", version: 2, json: stricter(real.json) };
    forged.hash = createHash("sha256").update(forged.json).digest("hex");
    const forging = proxy.breaks("/api/v1/sync/pull", rewritten((page) => {
      page.blocks.push({ kind: "pack", cols, rows: [cols.map((name) => forged[name])] });
      return page;
    }));
    // The app pulls when it is opened.
    await phone.go("/today");
    await until("the forged pack is on the phone", () => forging.hits > 0);
    await app.status(phone).filter({ hasText: "新规则签名不符" }).waitFor();
    assert.equal(await quietDay(), false);
    forging.end();

    await importList(city, "pack", stricter(real.json));
    await until("the phone has the server's new pack", quietDay);
    // A city's server from long ago: all is to be fetched anew, and the new pack is not in it.
    const anew = proxy.breaks("/api/v1/sync/pull", problem(410, "begin-again"), { times: 1 });
    const older = proxy.breaks("/api/v1/sync/pull", rewritten((page) => {
      for (const block of page.blocks) if (block.kind === "pack") block.rows = block.rows.filter(([, id]) => id === real.id);
      return page;
    }));
    await phone.go("/today");
    await until("the phone began anew", () => anew.hits > 0 && older.hits > 0);
    await app.ready(phone);
    assert.equal(await quietDay(), true);
    await hold(city, phone);
    assert.deepEqual(phone.complaints, []);
  },
);
