/** A phone's key: a browser that cannot keep it, and two phones that have the same one. */

import assert from "node:assert/strict";
import * as app from "../lib/app.mjs";
import { breakable } from "../lib/breakage.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { until } from "../lib/until.mjs";
import { fault } from "./lib/fault.mjs";
import { shared } from "./lib/shared.mjs";

const here = shared(async (t) => {
  const city = await City.open(t, THURSDAY);
  return { city, form: { enterprise: city.enterprise("clear").id }, officer: (login) => city.notes.accounts[login].id };
});

/** Registers a service visit; resolves with its id once the phone says how it stands with the server. */
async function register(phone, officer, state) {
  const { form } = await here();
  const id = await app.beginForm(phone, officer, form);
  // A key in memory is made anew with each page: a tap that comes before it waits for it.
  await app.register(phone);
  await phone.page.locator(`[data-send="${state}"]`).waitFor();
  return id;
}

/** The chain on the phone that seals now, the newest. */
const kidOf = async (phone, officer, id) => (await app.evidence(phone, officer)).events.find((event) => event.id === id).kid;

fault(
  "a key that cannot be stored",
  {
    group: "phone",
    without: ["key-grades", "key-tried"],
    checked:
      "A browser that gives back an empty thing for a key that cannot be taken out, one that refuses it, and one that refuses every key: kept as JWK, as JWK, and in memory for one enrolment; the server knows the grade. Each registers with one tap, and goes on after a restart (in memory: with a new enrolment).",
  },
  async (t) => {
    const { city, officer } = await here();
    const who = officer("officer");
    const phone = await city.phone(t, "officer", { prepare: breakable });
    const manager = await city.api("manager");
    for (const [keys, grade] of [["forgotten", "jwk"], ["refused", "jwk"], ["all refused", "memory"]]) {
      await forget(phone, keys);
      const first = await register(phone, who, "sent");
      const kid = await kidOf(phone, who, first);
      const { body } = await manager.get(`/api/v1/people/${who}/devices`);
      assert.equal(body.items.find((one) => one.kid === kid).grade, grade, keys);
      const second = await register(phone, who, "sent");
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

    await clone.go("/unsent");
    await until("the clone has taken another key", async () => (await app.evidence(clone, who)).heads.length === 2);
    const after = await register(clone, who, "sent");
    assert.notEqual(await kidOf(clone, who, after), a.kid);
    const last = await register(original, who, "sent");
    assert.deepEqual(await of(original)(last).then(({ kid, seq }) => [kid, seq]), [a.kid, a.seq + 1]);
    assert.equal(await kidOf(original, who, before), a.kid);
  },
);
