/** Sessions that end, and phones that change hands: what is sealed goes up all the same, whoever is signed in. */

import assert from "node:assert/strict";
import * as app from "../lib/app.mjs";
import { answerLost, portal } from "../lib/mishaps.mjs";
import { nudge, outbox } from "../lib/outbox.mjs";
import { until } from "../lib/until.mjs";
import { behind, PUSH } from "./lib/bad-network.mjs";
import { fault } from "./lib/fault.mjs";
import { shared } from "./lib/shared.mjs";

const group = "people";
const net = shared((t) => behind(t));

/** Signed in as the officer, as after any fault before. */
async function asOfficer() {
  const here = await net();
  await here.proxy.heals();
  await here.phone.go("/");
  const { page } = here.phone;
  await page.locator("[data-testid=sync-status], input[type=password]").first().waitFor();
  if (page.url().includes("/sign-in")) await app.signIn(here.phone, here.city.account("officer"));
  await here.says("已同步");
  return here;
}

/** By the sheet of the page of one's own. */
async function signOut({ phone }, says) {
  await phone.go("/me");
  await phone.page.getByRole("button", { name: "退出登录" }).click();
  const sheet = phone.page.getByRole("dialog", { name: "退出登录" });
  await sheet.getByText(says).waitFor();
  await sheet.getByRole("button", { name: "退出", exact: true }).click();
  await phone.page.waitForURL(/sign-in/);
}

/** What A left is sent; A's own receipts are locked until A signs in. */
const nothingWaits = ({ phone, officer }) =>
  until("nothing waits", async () => (await outbox(phone, officer)).rows.length === 0, { within: 20_000 });

fault(
  "refresh answer lost",
  {
    group,
    without: ["refresh-again"],
    checked: "The answer with the next refresh token is lost after the server has taken the first for used: the app asks again with the same one and stays signed in, and the session's data come.",
  },
  async () => {
    const here = await asOfficer();
    const pulls = () => here.proxy.seen.filter(({ path }) => path === "/api/v1/sync/pull").length;
    const before = pulls();
    const lost = here.proxy.breaks("/api/v1/auth/refresh", answerLost, { times: 1 });
    await here.phone.go("/");
    await here.tries("the answer is lost", () => lost.hits === 1);
    await here.tries("it pulls", () => pulls() > before);
    await here.says("已同步");
    assert.equal(await here.phone.page.getByText("登录已过期").count(), 0);
  },
);

fault(
  "session expired thirty days ago",
  {
    group,
    without: ["push-without-session"],
    checked: "The refresh cookie is gone, as after its thirty days: the app opens, says that signing in is needed, seals and sends; signing in again brings the officer's own pages back.",
  },
  async () => {
    const here = await asOfficer();
    const { phone, officer } = here;
    await phone.page.context().clearCookies();
    await phone.go("/");
    await here.says("登录已过期，登记照常");
    const events = await here.seals(3);
    await nudge(phone);
    await here.arrive(events);
    await phone.go("/sign-in");
    await app.signIn(phone, here.city.account("officer"));
    await here.says("已同步");
  },
);

fault(
  "signing out with unsent records",
  {
    group,
    without: ["carry-others"],
    checked: "Signing out without signal says how many records wait and that they stay; they are there afterwards, and go up with nobody signed in.",
  },
  async () => {
    const here = await asOfficer();
    const { phone, proxy, officer } = here;
    await proxy.down();
    const events = await here.seals(3);
    await signOut(here, "还有 3 条记录没有发送");
    assert.equal((await outbox(phone, officer)).rows.length, 3);
    await proxy.up();
    await nudge(phone);
    await nothingWaits(here);
    await app.signIn(phone, here.city.account("officer"));
    await here.arrive(events);
  },
);

fault(
  "A's records pushed while B is signed in",
  {
    group,
    without: ["carry-others"],
    checked: "A signs out with unsent records and B signs in on the same phone: A's go up beside B's, each with its author's receipt; B sees none of them.",
  },
  async () => {
    const here = await asOfficer();
    const { phone, proxy, city } = here;
    // The network lets everything through but pushes, until B is there.
    const blocked = proxy.breaks(PUSH, portal);
    const events = await here.seals(3);
    await signOut(here, "还有 3 条记录没有发送");
    await app.signIn(phone, city.account("colleague"));
    await phone.go("/unsent");
    await phone.page.getByText("没有待发记录").waitFor();
    assert.equal(await phone.page.getByTestId("unsent").count(), 0);
    assert.match(await phone.page.getByTestId("others").innerText(), /3/);
    blocked.end();
    await nudge(phone);
    await nothingWaits(here);
    assert.deepEqual((await app.evidence(phone, city.notes.accounts.colleague.id)).events, []);
    await signOut(here, "记录都已送达服务器");
    await app.signIn(phone, city.account("officer"));
    await here.arrive(events);
  },
);

fault(
  "moved to another organ mid-queue",
  {
    group,
    without: ["roles-asked-again"],
    checked: "The officer is moved while the phone has no signal and a form is open: what was sealed before goes up and counts for the organ before; the app is sent for the new region's data, and what is tapped then names the new organ and counts.",
  },
  async () => {
    const here = await asOfficer();
    const { phone, proxy, officer, city } = here;
    await app.beginForm(phone, officer, { enterprise: city.enterprise("clear").id });
    await here.says("已同步");
    await proxy.down();
    const events = await here.seals(2);
    city.becomes("officer", { role: "officer", organ: "TY-SCJG" });
    await proxy.up();
    await nudge(phone);
    await here.arrive(events);
    await here.says("已同步");
    const id = await app.register(phone);
    const mine = await until("the record is settled", async () => {
      const { events, sent } = await app.evidence(phone, officer);
      return sent.some((row) => row.id === id) && events.find((one) => one.id === id);
    });
    assert.equal(JSON.parse(Buffer.from(mine.jws.split(".")[1], "base64url")).body.organ, "TY-SCJG");
    await here.arrive([mine]);
  },
);
