/** What day it is, is the city's to say: a phone that thinks it is in another zone warns on the same days. */

import assert from "node:assert/strict";
import * as app from "../lib/app.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { HOUR, moveServer } from "../lib/clocks.mjs";
import { fault } from "./lib/fault.mjs";

/** Three quiet days end with this midnight, and begin with the other. Room for a slow machine before it. */
const BEFORE_MS = 3 * 60_000;
const EDGES = [
  { midnight: "2026-03-05T00:00:00+08:00", before: true, after: false },
  { midnight: "2026-03-09T00:00:00+08:00", before: false, after: true },
];

fault(
  "midnight and the quiet days' edges with the phone in another zone",
  {
    group: "time",
    without: ["instants"],
    checked:
      "A phone set to Los Angeles, three minutes before and one minute after both midnights at which quiet days end and begin in Zhuzhou: it warns, or does not, by Zhuzhou's day, and the server's verdict names the quiet day where the phone's did.",
  },
  async (t) => {
    const city = await City.open(t, THURSDAY);
    const phone = await city.phone(t, "officer", { zone: "America/Los_Angeles" });
    const officer = city.notes.accounts.officer.id;
    const { id: enterprise, matters } = city.enterprise("clear");
    const api = await city.api("supervisor");
    const wanted = EDGES.flatMap(({ midnight, before, after }) => [
      { at: Date.parse(midnight) - BEFORE_MS, quiet: before },
      { at: Date.parse(midnight) + 60_000, quiet: after },
    ]);
    for (const { at, quiet } of wanted) {
      const now = Date.parse((await api.get("/api/v1/sync/probe")).body.server_time);
      await city.server.stop();
      moveServer(city.server, at - now);
      await city.server.start();
      await phone.go("/today");
      await app.ready(phone);
      const id = await app.openForm(phone, officer, { enterprise, matters, category: "routine" });
      const { findings } = await app.verdict(phone);
      const says = `${new Date(at + 8 * HOUR).toISOString()} in Zhuzhou`;
      assert.equal("quiet_day" in findings, quiet, `the phone, ${says}`);
      await app.registerOrGoIn(phone, "当日须到场");
      await app.sent(phone);
      const { items } = (await api.get("/api/v1/registrations")).body;
      const { verdict } = items.find((one) => one.id === id);
      assert.equal(verdict.findings.some(({ rule }) => rule === "quiet_day"), quiet, `the server, ${says}`);
    }
  },
);
