/** A phone's key: a browser that cannot keep it, and two phones that have the same one. */

import assert from "node:assert/strict";
import * as app from "../lib/app.mjs";
import { breakable } from "../lib/breakage.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { held } from "../lib/mishaps.mjs";
import { Proxy } from "../lib/proxy.mjs";
import { until } from "../lib/until.mjs";
import { fault } from "./lib/fault.mjs";
import { shared } from "./lib/shared.mjs";

const ENROL = "/api/v1/sync/enrol";

const here = shared(async (t) => {
  const city = await City.open(t, THURSDAY);
  const proxy = await Proxy.before(t, city.server);
  return { city, proxy, form: { enterprise: city.enterprise("clear").id }, officer: (login) => city.notes.accounts[login].id };
});

/** Registers a service visit; resolves with its id once the phone says how it stands with the server. */
async function register(phone, officer, state) {
  const { form } = await here();
  const id = await app.beginForm(phone, officer, form);
  await app.registerButton(phone).click();
  await seen(phone, state);
  return id;
}

/** It is sealed, and its page says how it stands: at once, where the server was quick. */
async function seen({ page }, state) {
  await page.waitForURL(/\/sealed\//);
  await page.locator(`[data-send="${state}"]`).waitFor();
}

/** The same, with the tap before there is a key: one in memory is made anew with each page. */
async function registerAtOnce(phone, officer, state) {
  const { form, proxy } = await here();
  const enrolment = held();
  proxy.breaks(ENROL, enrolment.mishap, { times: 1 });
  const id = await app.beginForm(phone, officer, form);
  await enrolment.came;
  await app.registerButton(phone).click();
  enrolment.go();
  await seen(phone, state);
  return id;
}

/** The chain on the phone that seals now, the newest. */
const kidOf = async (phone, officer, id) => (await app.evidence(phone, officer)).events.find((event) => event.id === id).kid;

fault(
  "a key that cannot be stored",
  {
    group: "phone",
    without: ["key-grades", "key-tried", "enrolment-awaited"],
    checked:
      "A browser that gives back an empty thing for a key that cannot be taken out, one that refuses it, and one that refuses every key: kept as JWK, as JWK, and in memory for one enrolment; the server knows the grade. Each registers with one tap, and goes on after a restart (in memory: with a new enrolment, for which a tap that comes before it waits).",
  },
  async (t) => {
    const { city, proxy, officer } = await here();
    const who = officer("officer");
    const phone = await city.phone(t, "officer", { address: proxy.address, prepare: breakable });
    const manager = await city.api("manager");
    for (const [keys, grade] of [["forgotten", "jwk"], ["refused", "jwk"], ["all refused", "memory"]]) {
      await forget(phone, keys);
      const first = await register(phone, who, "sent");
      const kid = await kidOf(phone, who, first);
      const { body } = await manager.get(`/api/v1/people/${who}/devices`);
      assert.equal(body.items.find((one) => one.kid === kid).grade, grade, keys);
      const again = grade === "memory" ? registerAtOnce : register;
      const second = await again(phone, who, "sent");
      assert.equal((await kidOf(phone, who, second)) === kid, grade !== "memory", "the key outlives its page, or is made anew");
    }
  },
);

/** The officer's evidence is gone, and from now on the browser keeps keys in this way only. */
async function forget(phone, keys) {
  await phone.page.evaluate((keys) => sessionStorage.setItem("ruqiKeys", keys), keys);
  const devtools = await phone.devtools();
  await phone.page.evaluate(async () => {
    const all = await indexedDB.databases();
    await Promise.all(
      all.filter(({ name }) => name.startsWith("ruqi-evidence")).map(
        ({ name }) => new Promise((resolve) => Object.assign(indexedDB.deleteDatabase(name), { onsuccess: resolve, onerror: resolve })),
      ),
    );
  });
  await devtools.detach();
  await phone.go("/today");
  await app.ready(phone);
}

fault(
  "a phone cloned from a backup: the fork is detected",
  {
    group: "phone",
    without: ["fork-given-up"],
    checked:
      "A closed phone's profile is copied and both go on with the same key. The second to use a number is told: its record is set aside with the reason, its bytes kept for a person. That phone then takes a new key and its next record is accepted; the first goes on in the old chain without a gap.",
  },
  async (t) => {
    const { city, officer } = await here();
    const who = officer("colleague");
    const original = await city.phone(t, "colleague");
    const before = await register(original, who, "sent");
    await original.close();
    const clone = await original.clone(t);
    await original.open();
    await clone.open();
    const kept = await register(original, who, "sent");
    const forked = await register(clone, who, "set_aside");
    const of = (phone) => async (id) => (await app.evidence(phone, who)).events.find((event) => event.id === id);
    const [a, b] = [await of(original)(kept), await of(clone)(forked)];
    assert.deepEqual([a.kid, a.seq], [b.kid, b.seq], "two records with one number in one chain");
    const { outbox } = await app.evidence(clone, who);
    assert.equal(outbox.find((row) => row.id === forked).why, "number_taken");

    // A session that two phones use ends: the clone's officer signs in again, and then takes another key.
    await clone.go("/sign-in");
    await app.signIn(clone, city.account("colleague"));
    await clone.go("/unsent");
    await until("the clone has taken another key", async () => (await app.evidence(clone, who)).heads.length === 2);
    const after = await register(clone, who, "sent");
    assert.notEqual(await kidOf(clone, who, after), a.kid);
    const last = await register(original, who, "sent");
    assert.deepEqual(await of(original)(last).then(({ kid, seq }) => [kid, seq]), [a.kid, a.seq + 1]);
    assert.equal(await kidOf(original, who, before), a.kid);
  },
);
