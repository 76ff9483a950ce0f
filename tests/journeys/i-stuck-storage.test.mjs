/** Another page holds the phone's storage: the app shows no empty page, says so with a way on, and opens once it lets go. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { City, THURSDAY } from "../lib/city.mjs";

test("storage that does not answer: said before the app is there and after, and waited for", async (t) => {
  const city = await City.open(t, THURSDAY);
  const { name } = city.enterprise("clear");
  const phone = await city.phone(t, "officer");
  const other = await phone.tab("/healthz");
  await phone.go("/about");

  await other.page.evaluate(hold, "ruqi-device");
  await phone.go("/today");
  const late = phone.page.getByText("还没有打开");
  assert.equal(await late.isVisible(), false, "a start that is not late yet");
  for (const words of ["正在打开", "Opening"]) await phone.page.getByText(words).waitFor();
  await late.waitFor();
  await phone.page.getByText("Not open yet").waitFor();
  await phone.page.getByRole("link", { name: "重新打开" }).waitFor();
  await other.page.evaluate(letGo);
  await app.due(phone, name).waitFor();

  await other.page.evaluate(hold, "ruqi-pulled");
  await phone.go("/today");
  const silent = phone.page.getByRole("alert").filter({ hasText: "手机存储没有回应" });
  await silent.waitFor();
  await silent.getByRole("button", { name: "重新打开" }).waitFor();
  await other.page.evaluate(letGo);
  await app.due(phone, name).waitFor();
  await silent.waitFor({ state: "detached" });
  assert.deepEqual(phone.complaints, []);
});

/** In the page: keeps a read-write transaction open on every database whose name begins so. */
async function hold(start) {
  const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: resolve, onerror: reject }));
  const all = (await indexedDB.databases()).filter(({ name }) => name.startsWith(start));
  window.held = await Promise.all(
    all.map(async ({ name }) => {
      const opening = indexedDB.open(name);
      await done(opening);
      const stores = [...opening.result.objectStoreNames];
      const held = { db: opening.result };
      const store = opening.result.transaction(stores, "readwrite").objectStore(stores[0]);
      const again = () => held.over || Object.assign(store.count(), { onsuccess: again });
      again();
      return held;
    }),
  );
}

/** In the page. */
function letGo() {
  for (const one of window.held) {
    one.over = true;
    one.db.close();
  }
}
