/** (d): two phones of one organ, both without signal. Two visits are two; a pair is one. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { filmOfPng } from "../lib/films.mjs";
import { until } from "../lib/until.mjs";

/** Registers at the door of the scene that the phone is aimed at; the list led there. */
async function registerAt(phone, { name }) {
  await app.goThere(phone, name);
  await app.verdictIs(phone, "clear");
  return app.register(phone);
}

const registration = async (city, id) => {
  const { body } = await (await city.api("supervisor")).get("/api/v1/registrations");
  return body.items.find((one) => one.id === id);
};
const rules = ({ verdict }) => verdict.findings.map(({ rule }) => rule);

for (const arrival of ["the earlier first", "the later first"]) {
  test(`two visits without signal, ${arrival}: the later is over frequency, and its phone could not know`, async (t) => {
    const city = await City.open(t, THURSDAY);
    const enterprise = city.enterprise("apart");
    const film = await city.door("apart");
    const one = await city.phone(t, "officer", { film });
    const other = await city.phone(t, "colleague", { film });
    await city.server.stop();
    const earlier = await registerAt(one, enterprise);
    const later = await registerAt(other, enterprise);

    const order = arrival === "the earlier first" ? [one, other] : [other, one];
    await order[1].close();
    await city.server.start();
    await app.sent(order[0]);
    await order[1].open("/unsent");
    const [first, second] = await until(
      "both are on the server",
      async () => {
        const both = [await registration(city, earlier), await registration(city, later)];
        return both.every(Boolean) && both;
      },
      { within: 30_000 },
    );
    assert.deepEqual(rules(first), []);
    assert.deepEqual(rules(second), ["over_frequency"]);
    assert.deepEqual(second.verdict.findings[0].because, [earlier]);
    assert.deepEqual(second.differs, [{ why: "phone_did_not_know", visits: [earlier] }]);

    await other.go(`/records/${later}`);
    await other.page.getByText(/手机当时不可能知道/).waitFor();
    await app.verdictIs(other, "violation");
    const { body } = await (await city.api(enterprise.account)).get("/api/v1/enterprise/visits");
    assert.equal(body.all, 2);
  });
}

test("a pair: the second officer joins by the leader's screen, and it is one visit", async (t) => {
  const city = await City.open(t, THURSDAY);
  const enterprise = city.enterprise("pair");
  const leader = await city.phone(t, "officer", { film: await city.door("pair") });
  const colleague = await city.phone(t, "colleague");
  await city.server.stop();
  const id = await registerAt(leader, enterprise);

  colleague.aim(filmOfPng(await app.leaderCode(leader)));
  await app.scan(colleague);
  await colleague.page.getByText(enterprise.name).waitFor();
  await colleague.page.getByRole("button", { name: "加入这次检查" }).click();
  await app.sealed(colleague, "已加入这次检查");

  await city.server.start();
  for (const phone of [leader, colleague]) {
    await app.sent(phone);
  }
  const names = ["officer", "colleague"].map((login) => city.notes.accounts[login].name);
  const found = await until("both officers are in the registration", async () => {
    const one = await registration(city, id);
    return one?.officers.length === 2 && one;
  });
  assert.deepEqual(found.officers.map(({ name }) => name), names);
  assert.deepEqual(rules(found), []);
  const { body } = await (await city.api(enterprise.account)).get("/api/v1/enterprise/visits");
  assert.deepEqual([body.all, body.counted], [1, 1]);
});
