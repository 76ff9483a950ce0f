/** Every page of everybody else: the public, an enterprise, desks, the administrator. */

import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { speak } from "../lib/app.mjs";
import { sharedBrowser } from "../lib/browser.mjs";
import { Chain, jws } from "../lib/chain.mjs";
import { City, WEDNESDAY } from "../lib/city.mjs";
import { DESK, Phone, PHONE } from "../lib/phone.mjs";
import { Tour } from "../lib/tour.mjs";

const browser = sharedBrowser();

/** So many keys of a person come at once. */
const PAGE_OF_KEYS = 50;

for (const language of ["zh", "en"]) {
  test(`pages without an account, ${language}`, async (t) => {
    const city = await City.open(t, WEDNESDAY);
    const phone = await Phone.take(t, { address: city.server.address, language, browser });
    await speak(phone);
    const $ = (css) => phone.page.locator(css);
    const tour = new Tour(phone, "public");
    await tour.see("sign-in", "normal", $("button[type=submit]"));
    await $("input[autocomplete=username]").fill("nobody");
    await $("input[autocomplete=current-password]").fill("not-the-password");
    await $("button[type=submit]").click();
    await tour.see("sign-in", "error", $("[role=alert]"));
    await tour.see("about", "normal", $("main li, main p"), "/about");
    await tour.see("link", "error", $("[role=alert]"), "/link/0000000000000000000000000000000000000000000");
    await tour.see("join", "normal", $("main h2"), "/j#bm90LWEtbGVhZGVy");
    await tour.see("door", "normal", $("h1"), `/c/${city.enterprise("clear").door_code}`);
    await tour.see("door", "error", $("h1"), "/c/0000000000000000");
    await city.server.stop();
    await tour.see("sign-in", "offline", $("button[type=submit]"), "/sign-in");
    tour.end(["sign-in", "about", "link", "join", "door"]);
  });

  test(`an enterprise's pages, ${language}`, async (t) => {
    const city = await City.open(t, WEDNESDAY);
    const visited = await city.phone(t, "enterprise", { language, browser });
    const $ = (css) => visited.page.locator(css);
    const tour = new Tour(visited, "enterprise");
    await tour.see("visits", "normal", visited.page.getByTestId("visit"));
    await visited.page.getByTestId("visit").first().click();
    await tour.see("enterprise-visit", "normal", $("[data-verdict]"));
    await tour.see("enterprise-visit", "error", $("main p, main h2"), "/visits/0198c778-0000-7000-8000-000000000000");
    await tour.see("me", "normal", $("main .card"), "/me");
    await tour.see("feedback", "normal", $("textarea"), "/feedback");
    await city.server.stop();
    await tour.see("visits", "offline", $("[role=alert], [data-testid=visit]"), "/visits");
    tour.end(["visits", "enterprise-visit", "me", "feedback"]);
  });

  test(`an enterprise that nobody visited, ${language}`, async (t) => {
    const city = await City.open(t, WEDNESDAY);
    const phone = await city.phone(t, city.enterprise("clear").account, { language, browser });
    const tour = new Tour(phone, "enterprise");
    await tour.see("visits", "empty", phone.page.getByTestId("counted"));
    tour.end(["visits"]);
  });

  for (const size of [PHONE, DESK]) {
    test(`desks' pages, ${language}, ${size.width} wide`, async (t) => {
      const city = await City.open(t, WEDNESDAY);
      await setAside(city);
      for (const login of ["manager", "supervisor"]) {
        const desk = await city.phone(t, login, { language, size, browser });
        const tour = new Tour(desk, login);
        const $ = (css) => desk.page.locator(css);
        await tour.see("registrations", "normal", $("[data-registration]"));
        await $("fieldset input[value=violation]").check();
        await $("[data-registration] summary").first().click();
        await tour.see("registrations", "violation", $("[data-registration][open]"));
        await tour.see("aside", "normal", $("[data-aside]"), "/aside");
        await $("[data-aside=unknown_type] summary").first().click();
        await tour.see("aside", "opened", $("[data-aside][open] dl"));
        if (login === "supervisor") {
          await $("input[value=unproven]").check();
          await $("[data-aside=unknown_key]").waitFor();
          await $(".page > div > button").click();
          await $("[role=dialog] textarea").fill("不明来源 · nobody known");
          await tour.see("aside", "clearing", $("[role=dialog]"));
          await $("[role=dialog] button[type=submit]").click();
          await $("[data-aside]").waitFor({ state: "detached" });
          await tour.see("aside", "cleared", $("[role=status]"));
        }
        await tour.see("sealed-file", "normal", $("input[type=file]"), "/sealed-file");
        const [name, mimeType] = ["unsent.ruqi.json", "application/json"];
        const file = JSON.stringify({ format: "ruqi-sealed", version: 1, made_at: WEDNESDAY, events: ["no record"] });
        await $("input[type=file]").setInputFiles({ name, mimeType, buffer: Buffer.from(file) });
        await $("button[type=submit]").click();
        await tour.see("sealed-file", "brought", desk.page.getByTestId("brought"));
        if (login === "manager") {
          await manyKeys(city);
          await tour.see("devices", "normal", $("[data-testid=person]"), "/devices");
          await $("input[type=search]").fill("officer");
          await $("[data-testid=person]").nth(1).waitFor({ state: "detached" });
          await $("[data-testid=person] summary").first().click();
          await tour.see("devices", "many", $("[data-testid=person] fieldset"));
          await $("[data-testid=person] .stack-small > button").click();
          await $("[data-testid=person] li").nth(PAGE_OF_KEYS).waitFor();
          await $("[data-testid=person] .line button").first().click();
          await $("[role=dialog] textarea").fill("手机丢失 · lost");
          await tour.see("devices", "revoking", $("[role=dialog]"));
          await desk.page.keyboard.press("Escape");
          await $("[role=dialog]").waitFor({ state: "hidden" });
          await $("[data-testid=person] input[value=revoked]").check();
          await tour.see("devices", "none-revoked", $("[data-testid=person] .stack-small > p"));
        }
        const all = ["registrations", "aside", "sealed-file"];
        tour.end(login === "manager" ? [...all, "devices"] : all);
        await desk.close();
      }
      const admin = await city.phone(t, "admin", { language, size, browser });
      const tour = new Tour(admin, "admin");
      const $ = (css) => admin.page.locator(css);
      await tour.see("unknown-codes", "normal", $("main li"));
      await $("main li button").first().click();
      await $("main li input[type=search]").fill(city.enterprise("unknown_code").initials.slice(0, 4));
      await tour.see("unknown-codes", "choosing", $("main li .place"));
      await tour.see("door-codes", "empty", $("input[type=search]"), "/codes/doors");
      await $("input[type=search]").fill(city.enterprise("clear").name);
      await tour.see("door-codes", "normal", $("main li .place"));
      await $("main li .line button").first().click();
      await tour.see("door-codes", "replacing", $("[role=dialog]"));
      await admin.page.keyboard.press("Escape");
      await tour.see("audit-trail", "normal", $("[data-act]"), "/audit");
      await $("[data-act] summary").first().click();
      await tour.see("audit-trail", "opened", $("[data-act][open] dl"));
      await tour.see("merge", "normal", $("main section"), "/enterprises/merge");
      await $("section input[type=search]").first().fill(city.enterprise("clear").name);
      await $("section .line button").first().click();
      await tour.see("merge", "chosen", $("section .line strong"));
      await city.server.stop();
      await tour.see("door-codes", "offline", $("input[type=search]"), "/codes/doors");
      await $("input[type=search]").fill("zz");
      await tour.see("door-codes", "error", $("[role=alert]"));
      tour.end(["unknown-codes", "door-codes", "merge", "audit-trail"]);
    });
  }
}

/** An officer has more keys than come at once. */
async function manyKeys(city) {
  const officer = await city.api("officer");
  for (let n = 0; n <= PAGE_OF_KEYS; n += 1) await Chain.enrol(officer);
}

/** A record that waits for one before it, and one of a type that the server does not know. */
async function setAside(city) {
  const chain = await Chain.enrol(await city.api("officer"));
  const later = chain.seal("of_later", {});
  chain.seal("withdrawal", { registration: later.id, reason: "缺" });
  const held = chain.seal("withdrawal", { registration: later.id, reason: "迟" });
  await chain.push(later.jws, held.jws);
  // of a key that nobody knows, sent by nobody
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const header = { alg: "ES256", typ: "ruqi-event", kid: "A".repeat(43) };
  const stranger = jws(header, { type: "registration" }, privateKey);
  await (await city.api()).post("/api/v1/sync/push", { events: [stranger] });
}
