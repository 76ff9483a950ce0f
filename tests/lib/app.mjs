/** The app on a phone, in the words of whoever holds it. Every step waits until the screen has answered. */

import assert from "node:assert/strict";
import { uuidv7 } from "./chain.mjs";

/** Chooses the language by the app's own switch: Chinese is where everybody begins. */
export async function speak({ page, language }) {
  if (language === "en") await page.getByRole("button", { name: "English" }).click();
  await page.locator(`html[lang^="${language}"]`).waitFor();
}

/** Signs in on the first screen, in either language. */
export async function signIn({ page }, { login, password }) {
  await page.locator('input[autocomplete="username"]').fill(login);
  await page.locator('input[autocomplete="current-password"]').fill(password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** The line that is always in view: sync state, age of the data, what is unsent. */
export const status = ({ page }) => page.getByTestId("sync-status");

/** Waits until the first fill is over and the app can open without a network. */
export async function ready(phone) {
  await phone.page.getByTestId("sync-status").filter({ hasText: /已同步|In sync/ }).waitFor({ timeout: 60_000 });
  await workerActive(phone);
}

/** Waits until the app's service worker answers for it. */
export const workerActive = ({ page }) =>
  page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state === "activated") return;
    await new Promise((resolve) => active.addEventListener("statechange", resolve, { once: true }));
  });

/** Searches an enterprise of the region by its name, until it is there. */
export async function finds(phone, name) {
  await phone.go("/search");
  await phone.page.locator("input[type=search]").fill(name);
  await phone.page.getByRole("link").filter({ hasText: name }).first().waitFor();
}

/** Opens a tab of the bar. */
export const tab = ({ page }, word) =>
  page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name: word }).click();

/** Points the camera at what the phone was aimed at, until a page about it opens. */
export async function scan(phone) {
  await tab(phone, "扫码");
  await phone.page.waitForURL(/\/(visit\/|j)/);
}

/** The plan's item on today's list that is about this enterprise. */
export const due = ({ page }, name) =>
  page.locator("a[data-verdict]").filter({ hasText: name }).filter({ hasText: "年度计划" });

/** From today's list to the door of the enterprise that the phone is aimed at, and scanned. */
export async function goThere(phone, name) {
  await due(phone, name).click();
  await phone.page.getByRole("button", { name: "到门口了，扫码登记" }).click();
  await phone.page.waitForURL(/\/visit\//);
  await phone.page.getByRole("heading", { name }).waitFor();
}

/** Waits until nothing is unsent any more. */
export const sent = (phone) =>
  status(phone).filter({ hasText: /已同步|已连接|In sync|Connected/, hasNotText: /待发|unsent/ }).waitFor({ timeout: 30_000 });

/** Chooses inspection matters by their names. */
export async function chooseMatters({ page }, names) {
  await page.getByRole("button", { name: "检查事项" }).click();
  const sheet = page.getByRole("dialog", { name: "检查事项" });
  for (const name of names) await sheet.getByLabel(name).check();
  await sheet.getByRole("button", { name: "完成" }).click();
  await sheet.waitFor({ state: "hidden" });
}

export const chooseCategory = ({ page }, word) =>
  page.getByRole("group", { name: "检查类别" }).getByRole("radio", { name: word }).check();

/** The verdict on the screen: its word, and the findings by rule with their sentences. */
export async function verdict({ page }) {
  const region = page.getByRole("region", { name: "核对结果" });
  const badge = region.locator("[data-verdict]").first();
  await badge.waitFor();
  const findings = await region.locator("[data-rule]").evaluateAll((cards) =>
    cards.map((card) => [card.dataset.rule, card.innerText]),
  );
  return {
    word: await badge.getAttribute("data-verdict"),
    says: await badge.innerText(),
    findings: Object.fromEntries(findings),
  };
}

/** Waits until the verdict is this word, and returns it whole. */
export async function verdictIs(phone, word) {
  const region = phone.page.getByRole("region", { name: "核对结果" });
  await region.locator(`[data-verdict="${word}"]`).first().waitFor();
  return verdict(phone);
}

/** Turns back at the door. */
export async function turnBack(phone) {
  await phone.page.getByRole("button", { name: "改日再来，不入企" }).click();
  return sealed(phone, "已记为劝返，没有入企");
}

/** Goes in against the warning, with a reason. */
export async function goIn(phone, reason) {
  await phone.page.getByRole("button", { name: "仍要前往" }).click();
  const sheet = phone.page.getByRole("dialog", { name: "仍要前往" });
  await sheet.getByLabel("进入的理由").fill(reason);
  await sheet.getByRole("button", { name: "登记入企" }).click();
  return sealed(phone, "已登记");
}

/** Registers where nothing stands in the way. */
export async function register(phone) {
  await phone.page.getByRole("button", { name: "登记入企" }).click();
  return sealed(phone, "已登记");
}

/** The sealed record on the screen; returns its id. */
export async function sealed({ page }, words) {
  await page.waitForURL(/\/sealed\//);
  const card = page.getByTestId("sealed");
  await card.waitFor();
  assert.match(await card.innerText(), new RegExp(words));
  return new URL(page.url()).pathname.split("/").at(-1);
}

/** The code by which a colleague joins, as the leader's screen shows it. */
export async function leaderCode({ page }) {
  await page.getByRole("button", { name: "同事扫码加入" }).click();
  return page.getByRole("img", { name: /登记的码/ }).screenshot();
}

/** Registered after the event: when it began (as typed into the field) and why. */
export async function afterwards({ page }, begun, why) {
  await page.getByRole("checkbox", { name: "补录" }).check();
  await page.getByLabel("检查开始时间").fill(begun);
  await page.getByLabel("补录原因").fill(why);
}

/** Any matter will do. */
export async function chooseFirstMatter({ page }) {
  await page.getByRole("button", { name: "检查事项" }).click();
  const sheet = page.getByRole("dialog", { name: "检查事项" });
  await sheet.getByRole("checkbox").first().check();
  await sheet.getByRole("button", { name: "完成" }).click();
  await sheet.waitFor({ state: "hidden" });
}

/** Registers, with a reason where the rules ask for one. */
export async function registerOrGoIn(phone, reason) {
  const { word } = await verdict(phone);
  return word === "violation" ? goIn(phone, reason) : register(phone);
}

/**
 * A form that is filled in, as if it had been begun on the phone before: a service visit, which no rule stands against.
 * Opens its page; returns its id, which becomes the record's.
 */
export async function beginForm(phone, officer, over) {
  const id = await openForm(phone, officer, over);
  await registerButton(phone).waitFor();
  return id;
}

/** The same, whatever the rules say to it. */
export async function openForm(phone, officer, over = {}) {
  const now = await phone.page.evaluate(() => Date.now());
  const form = {
    ...{ id: uuidv7(now), changed_at: now, enterprise: null, premises: null, code: null, how: "search", category: "service" },
    ...{ matters: [], exemption: null, started_at: null, afterwards: null, colleagues: [], joint: null, plan_item: null, filing: null },
    ...over,
  };
  await phone.page.evaluate(putForm, { officer, form });
  await phone.go(`/visit/${form.id}`);
  return form.id;
}

export const registerButton = ({ page }) => page.getByRole("button", { name: "登记入企" });

/** In the page. */
async function putForm({ officer, form }) {
  const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: resolve, onerror: reject }));
  const opening = indexedDB.open(`ruqi-evidence-${officer}`);
  await done(opening);
  await done(opening.result.transaction("drafts", "readwrite").objectStore("drafts").put(form));
  opening.result.close();
}

/** What a phone has of an officer's evidence, table by table, as it lies on its disk. */
export const evidence = ({ page }, officer) =>
  page.evaluate(async (name) => {
    const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: resolve, onerror: reject }));
    const opening = indexedDB.open(name);
    // Looking makes none where there is none.
    opening.onupgradeneeded = () => opening.transaction.abort();
    await done(opening);
    const tables = ["heads", "events", "outbox", "sent", "drafts"];
    const tx = opening.result.transaction(tables);
    const asked = tables.map((table) => [table, tx.objectStore(table).getAll()]);
    await Promise.all(asked.map(([, request]) => done(request)));
    opening.result.close();
    return Object.fromEntries(asked.map(([table, request]) => [table, request.result]));
  }, `ruqi-evidence-${officer}`);
