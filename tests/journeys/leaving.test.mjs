/** An officer signs out, and whoever takes the browser's storage apart finds nothing of theirs; signing in again brings it back. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { Proxy } from "../lib/proxy.mjs";
import { until } from "../lib/until.mjs";

const NOTE = "后厨未见消毒记录，电话13800138000";
const FORM = "当时没有信号，事后补录";

test("signed out without signal, a phone tells nothing of its officer", async (t) => {
  const { city, proxy, phone, personal } = await usedPhone(t);
  assert.deepEqual(await readable(phone, personal), personal, "all of it is there while the officer is");
  await proxy.down();
  await signOut(phone, "退出");
  await until("nothing can be read", async () => (await readable(phone, personal)).length === 0);
  await proxy.up();
  await phone.go("/sign-in");
  await app.signIn(phone, city.account("officer"));
  await app.ready(phone);
  assert.deepEqual(await readable(phone, personal), personal, "and comes back with the officer");
  assert.deepEqual(phone.complaints, []);
});

test("a phone that is handed back has nothing of its officer's, by one tap", async (t) => {
  const { city, phone, personal } = await usedPhone(t);
  await signOut(phone, "删除本机数据并退出");
  await until("nothing can be read", async () => (await readable(phone, personal)).length === 0);
  const { events, drafts } = await app.evidence(phone, city.notes.accounts.officer.id);
  assert.deepEqual([events, drafts], [[], []]);
  await app.signIn(phone, city.account("officer"));
  await app.ready(phone);
  assert.deepEqual(await readable(phone, [FORM]), [], "the form was deleted for good");
  assert.deepEqual(phone.complaints, []);
});

test("what a page that was killed in the middle of signing out left is put away by the next", async (t) => {
  const { proxy, phone, personal } = await usedPhone(t);
  await proxy.down();
  await phone.go("/me");
  // From now on nothing is ever encrypted: the page stands still where it puts away.
  await phone.page.evaluate(() => (SubtleCrypto.prototype.encrypt = () => new Promise(() => undefined)));
  await phone.page.getByRole("button", { name: "退出登录" }).click();
  await phone.page.getByRole("dialog").getByRole("button", { name: "退出", exact: true }).click();
  await until("nobody is here", () => phone.page.evaluate(isNobodyHere));
  assert.notDeepEqual(await readable(phone, personal), []);
  await phone.close();
  await phone.open("/sign-in");
  await until("nothing can be read", async () => (await readable(phone, personal)).length === 0);
});

/** A phone on which an officer has registered a visit, told what came of it, and left a form half filled in. */
async function usedPhone(t) {
  const city = await City.open(t, THURSDAY);
  const proxy = await Proxy.before(t, city.server);
  const phone = await city.phone(t, "officer", { address: proxy.address });
  const { page } = phone;
  const officer = city.notes.accounts.officer.id;
  const { id: enterprise, matters } = city.enterprise("clear");
  await app.openForm(phone, officer, { enterprise, matters });
  const registration = await app.register(phone);
  await phone.go(`/records/${registration}`);
  await page.getByRole("button", { name: "填写检查结果" }).first().click();
  const sheet = page.getByRole("dialog");
  await sheet.locator("input[value=problems]").check();
  await sheet.locator("textarea").fill(NOTE);
  await sheet.locator("button[type=submit]").click();
  await sheet.waitFor({ state: "hidden" });
  await app.openForm(phone, officer, { enterprise, matters, afterwards: FORM });
  await app.sent(phone);
  const { name } = city.notes.accounts.officer;
  return { city, proxy, phone, personal: [NOTE, FORM, ...(name ? [name] : [])] };
}

async function signOut(phone, act) {
  await phone.go("/me");
  await phone.page.getByRole("button", { name: "退出登录" }).click();
  await phone.page.getByRole("dialog").getByRole("button", { name: act, exact: true }).click();
  await phone.page.waitForURL(/sign-in/);
}

/** Which of these texts somebody finds who reads every database of the browser. */
async function readable({ page }, texts) {
  const all = await page.evaluate(readStorage);
  return texts.filter((text) => all.includes(text));
}

/** In the page. */
async function isNobodyHere() {
  const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: resolve, onerror: reject }));
  const opening = indexedDB.open("ruqi-device");
  await done(opening);
  const asked = opening.result.transaction("kv").objectStore("kv").get("person");
  await done(asked);
  opening.result.close();
  return asked.result === null;
}

/** In the page: every text of every database, what is sealed or packed made readable. */
async function readStorage() {
  const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
  const parts = [];
  const text = (bytes) => parts.push(new TextDecoder().decode(bytes));
  const gather = (value) => {
    if (typeof value === "string") {
      parts.push(value);
      // A sealed record's parts are base64url.
      for (const part of value.split(".").filter((part) => part.length > 40 && /^[\w-]+$/.test(part)))
        text(Uint8Array.from(atob(part.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.codePointAt(0)));
    } else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) text(value);
    else if (value instanceof Map) [...value].forEach(gather);
    else if (typeof value === "object" && value !== null) [...Object.keys(value), ...Object.values(value)].forEach(gather);
  };
  for (const { name } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name));
    for (const store of db.objectStoreNames) gather(await done(db.transaction(store).objectStore(store).getAll()));
    db.close();
  }
  return parts.join("\n");
}
