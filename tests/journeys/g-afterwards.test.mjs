/** (g): what began on Tuesday is Tuesday's visit, whenever it is registered. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { City, THURSDAY } from "../lib/city.mjs";

test("registered on Thursday what began on Tuesday: a quiet day's visit, on both sides", async (t) => {
  const city = await City.open(t, THURSDAY);
  const { name, account } = city.enterprise("afterwards");
  const phone = await city.phone(t, "officer", { film: await city.door("afterwards") });
  await city.server.stop();
  await app.goThere(phone, name);
  await app.verdictIs(phone, "clear");

  await app.afterwards(phone, "2026-03-03T10:00", "当日先处置现场");
  const { findings } = await app.verdictIs(phone, "violation");
  assert.match(findings.quiet_day, /3月3日周二/);
  const id = await app.goIn(phone, "现场有安全隐患");
  await city.server.start();
  await app.sent(phone);

  const { body } = await (await city.api("supervisor")).get("/api/v1/registrations");
  const found = body.items.find((one) => one.id === id);
  assert.ok(found.verdict.findings.some(({ rule }) => rule === "quiet_day"));
  assert.equal(Date.parse(found.started_at), Date.parse("2026-03-03T10:00:00+08:00"));
  const enterprise = await city.phone(t, account);
  await enterprise.page.getByTestId("visit").filter({ hasText: "3月3日" }).waitFor();
});
