/** Signing out on a phone that others use: whatever befalls it, who left has left, and nothing of theirs is lost. */

import assert from "node:assert/strict";
import * as app from "../lib/app.mjs";
import { held, portal } from "../lib/mishaps.mjs";
import { Moments } from "../lib/moments.mjs";
import { drained, outbox } from "../lib/outbox.mjs";
import { kept, readable } from "../lib/raw-storage.mjs";
import { until } from "../lib/until.mjs";
import { behind, PULL, PUSH } from "./lib/bad-network.mjs";
import { fault } from "./lib/fault.mjs";
import { shared } from "./lib/shared.mjs";

const group = "people";
const AUTH = "/api/v1/auth";
const PROBE = "/api/v1/sync/probe";
const moments = new Moments();
const net = shared((t) => behind(t, { prepare: moments.prepare }));

/** Signed in as the officer, with nothing of anybody before to send. */
async function asOfficer() {
  const here = await net();
  await here.anew();
  const { page } = here.phone;
  await page.locator("[data-testid=sync-status], input[type=password]").first().waitFor();
  if (!page.url().includes("/sign-in") && (await kept(here.phone, "person"))?.id !== here.officer) await signOut(here);
  if (page.url().includes("/sign-in")) await app.signIn(here.phone, here.city.account("officer"));
  await here.says("已同步");
  return here;
}

async function signOut(here) {
  await here.phone.go("/me");
  await tapOut(here);
  await here.phone.page.waitForURL(/sign-in/);
}

/** On the page of one's own. Said to the button, not tapped: the driver would wait for a page that stands still. */
async function tapOut({ phone }) {
  await phone.page.getByRole("button", { name: "退出登录" }).click();
  const button = phone.page.getByRole("dialog", { name: "退出登录" }).getByRole("button", { name: "退出", exact: true });
  await button.evaluate((button) => setTimeout(() => button.click()));
}

/** How often this was asked for. */
const asked = ({ proxy }, path) => proxy.seen.filter((one) => one.path === path).length;

/** The session that the phone's cookie is for goes on: the app that is opened anew pulls by it. */
async function goesOn(here) {
  const before = asked(here, PULL);
  await here.phone.go("/");
  await here.tries("it pulls", () => asked(here, PULL) > before);
}

const isIn = ({ phone }) => !phone.page.url().includes("/sign-in");

/** The colleague signs in on the phone. */
function comes({ phone, city }) {
  const came = app.signIn(phone, city.account("colleague"));
  // whoever awaits it hears of it
  came.catch(() => undefined);
  return came;
}

/** So many on the phone have the session's cookie, or wait until it is free. */
const turns = ({ phone }) =>
  phone.page.evaluate(async () => {
    const { held, pending } = await navigator.locks.query();
    return [...held, ...pending].filter(({ name }) => name === "ruqi-refresh").length;
  });

fault(
  "signing out on a shared phone, killed in the middle of it",
  {
    group,
    without: ["departure-noted", "cut-off-goes-on", "put-away-whole", "unsent-stays"],
    checked:
      "Killed when the page of signing in is shown, while what was left is being locked, and in the middle of the transaction that takes it away; each time with a form, two records that the server has and two that it has not. Opened again, nobody is signed in; form, names and sent records can be read nowhere on the phone; the unsent ones go up with nobody signed in; signing in brings all of it back.",
  },
  async () => {
    for (const moment of ["shown", "locking", "putting away"]) {
      const here = await asOfficer();
      const { phone, proxy, officer, city, api } = here;
      const note = `后厨未见消毒记录 ${moment}`;
      const form = await app.openForm(phone, officer, { enterprise: city.enterprise("clear").id, afterwards: note });
      const sent = await here.seals(2);
      await drained(phone, officer, sent);
      const blocked = proxy.breaks(PUSH, portal);
      const unsent = await here.seals(2);
      const personal = [note, city.notes.accounts.officer.name, ...sent.map(({ jws }) => jws)];
      assert.equal((await readable(phone, personal)).length, personal.length, "all of it was there to be read");

      await phone.go("/me");
      const stopped = moment === "shown" ? null : await moments.stop(phone, moment);
      await tapOut(here);
      await (stopped?.came() ?? phone.page.waitForURL(/sign-in/));
      await phone.kill();
      await phone.open("/");
      await phone.page.locator("[data-testid=sync-status], input[type=password]").first().waitFor();
      assert.equal(await kept(phone, "person"), null, "nobody is signed in");
      await phone.page.waitForURL(/sign-in/);
      await until("nothing of it can be read", async () => (await readable(phone, personal)).length === 0);

      blocked.end();
      await here.tries("the unsent ones are on the server", async () => (await outbox(phone, officer)).rows.length === 0);
      const offered = await api.post(PUSH, { events: unsent.map(({ jws }) => jws) });
      assert.deepEqual(offered.body.results.map(({ status }) => status), ["duplicate", "duplicate"]);
      await app.signIn(phone, city.account("officer"));
      await here.arrive([...sent, ...unsent]);
      const { drafts } = await app.evidence(phone, officer);
      assert.equal(drafts.find(({ id }) => id === form)?.afterwards, note, "the form is as it was");
    }
  },
);

fault(
  "signing out while the session is renewed",
  {
    group,
    without: ["departure-stands"],
    checked: "The answer to a refresh is on its way when the officer signs out, and comes after the page of signing in is shown: nobody is signed in, here and after opening the app again, and the session is over on the server.",
  },
  async () => {
    const here = await asOfficer();
    const { phone, proxy, api } = here;
    const sessions = async () => (await api.get("/api/v1/me/sessions")).body.items;
    const before = await sessions();
    const refresh = held();
    proxy.breaks(`${AUTH}/refresh`, refresh.mishap, { times: 1 });
    await phone.go("/me");
    await refresh.came;
    await tapOut(here);
    await phone.page.waitForURL(/sign-in/);
    refresh.go();
    await until("the session is over on the server", async () => (await sessions()).length === before.length - 1);
    assert.equal(await kept(phone, "person"), null, "nobody is signed in");
    await phone.go("/");
    await phone.page.waitForURL(/sign-in/);
    assert.equal(await kept(phone, "person"), null);
  },
);

fault(
  "signed out without signal, and somebody else signs in as the server hears of it",
  {
    group,
    without: ["cookie-in-turn", "end-while-gone"],
    checked: "An officer signs out without signal. The late end of that session is on its way to the server when a colleague signs in, and once more it is due while the colleague's signing in is on its way: the colleague's session goes on both times, also after opening the app anew.",
  },
  async () => {
    for (const path of ["/sign-out", "/sign-in"]) {
      const here = await asOfficer();
      const { phone, proxy } = here;
      await proxy.down();
      await signOut(here);
      // nothing gets through but signing in
      const silent = [PROBE, `${AUTH}/sign-out`].map((path) => proxy.breaks(path, portal));
      const first = held();
      let isOnItsWay = false;
      void first.came.then(() => (isOnItsWay = true));
      proxy.breaks(AUTH + path, first.mishap, { times: 1 });
      await proxy.up();
      const early = path === "/sign-in" ? comes(here) : null;
      if (early) await until("signing in is on its way", () => isOnItsWay);
      silent.forEach((rule) => rule.end());
      await here.tries("what comes first is on its way", () => isOnItsWay);
      const came = early ?? comes(here);
      await here.tries("one waits for the other, or is through", async () => isIn(here) || (await turns(here)) > 1);
      first.go();
      await came;
      await until("both are through", async () => (await turns(here)) === 0);
      await here.says("已同步");
      await goesOn(here);
    }
  },
);
