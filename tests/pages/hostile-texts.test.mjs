/** Whatever somebody typed to do harm: no page shows a sign that nobody sees, is turned around, run or widened by it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { afterwards, openForm } from "../lib/app.mjs";
import { sharedBrowser } from "../lib/browser.mjs";
import { City, WEDNESDAY } from "../lib/city.mjs";
import { filmOf } from "../lib/films.mjs";
import { decideHostile, importHostile, MATTER, sealHostile } from "../lib/hostile-city.mjs";
import { picture } from "../lib/pictures.mjs";
import { misshapen } from "../lib/shapes.mjs";
import { hostile, misread } from "../lib/typed-texts.mjs";

const browser = sharedBrowser();

/** Looks at pages of one phone, and remembers which texts were there and what is wrong. */
class Walk {
  wrong = [];
  marks = new Set();

  constructor(phone, role, typed) {
    Object.assign(this, { phone, role, typed });
  }

  /** Goes to `path` where one is given, waits for `there`, opens all that is folded, and looks; `must`: texts that are there. */
  async see(name, there, path, must = []) {
    const { phone, typed, role } = this;
    const { page, size, language } = phone;
    if (path) await phone.go(path);
    // a sheet that is on its way up is nowhere yet
    await page.emulateMedia({ reducedMotion: "reduce" });
    await there.first().waitFor();
    await page.locator(".van-skeleton").waitFor({ state: "detached" });
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    const { marks, wrong } = await misread(phone, typed);
    const missing = must.filter((mark) => !marks.includes(mark));
    for (const mark of marks) this.marks.add(mark);
    const shapes = await misshapen(page, size);
    this.wrong.push(...[...wrong, ...shapes, ...missing.map((mark) => `${mark} is not there`)].map((one) => `${role} ${name}: ${one}`));
    await picture(page, { role, name: name.replaceAll(" ", "-"), state: "hostile", language, whole: true });
  }

  end() {
    assert.equal(this.wrong.length, 0, `\n${this.wrong.join("\n")}`);
    assert.deepEqual(this.phone.complaints, []);
  }
}

async function hostileCity(t) {
  const city = await City.open(t, WEDNESDAY);
  const typed = {};
  importHostile(city, typed);
  const ids = await sealHostile(city, typed);
  await decideHostile(city, typed, ids);
  const walk = async (role, login = role, options = {}) => new Walk(await city.phone(t, login, { browser, ...options }), role, typed);
  return { city, typed, ids, walk };
}

test("an officer's pages show hostile texts and are not hurt", async (t) => {
  const { city, typed, ids, walk } = await hostileCity(t);
  const officer = await walk("officer");
  const { phone } = officer;
  const { page } = phone;
  const $ = (css) => page.locator(css);
  const { id: enterprise, credit_code } = city.enterprise("clear");
  const note = (mark) => (typed[mark] = hostile(mark, 500));
  const code = (typed["scanned-code"] = hostile("scanned-code", 120));

  await officer.see("today", $("a[data-verdict], main .card"), undefined);
  await officer.see("search", $("input[type=search]"), "/search");
  await $("input[type=search]").fill(credit_code);
  await officer.see("search", $(".result"), undefined, ["enterprise", "address"]);
  await officer.see("precheck", $("main .card"), `/enterprise/${enterprise}`, ["enterprise", "address", "organ"]);
  await officer.see("records", $("main a[href^='/records/']"), "/records", ["enterprise", "officer"]);
  const told = ["matter", "reference", "amended", "why", "decision", "measures", "explanation", "void-withdrawal"];
  await officer.see("record", $("main dl"), `/records/${ids.registration}`, ["enterprise", "organ", "officer", ...told]);
  await page.locator("[aria-haspopup=dialog]").first().click();
  await officer.see("record same", $("[role=dialog] label"), undefined, ["officer"]);
  await officer.see("record withdrawn", $("main dl"), `/records/${ids.withdrawn}`, ["withdrawal"]);
  await officer.see("me", $("main .card"), "/me", ["officer", "organ", "officer-certificate"]);

  phone.aim(filmOf(code));
  await officer.see("scan", $("[role=alertdialog]"), "/scan", ["scanned-code"]);

  await city.server.stop();
  const me = city.notes.accounts.officer.id;
  await openForm(phone, me, { code, how: "camera" });
  await officer.see("visit unknown", $("main .code"), undefined, ["scanned-code"]);
  await openForm(phone, me, { enterprise, category: "routine", matters: [MATTER], exemption: { ground: "complaint", reference: "" } });
  await page.getByLabel("文号或编号").fill(note("typed-reference"));
  await officer.see("visit", $("[data-verdict]"), undefined, ["enterprise", "matter", "typed-reference"]);
  await page.locator("[aria-haspopup=dialog]").first().click();
  await officer.see("visit matters", $("[role=dialog] label"), undefined, ["matter", "basis"]);
  await page.keyboard.press("Escape");
  await afterwards(phone, "2026-03-04T08:00", note("typed-why"));
  await $(".main-action button").last().click();
  const reason = $("[role=dialog]:visible textarea");
  await reason.or(page.getByTestId("sealed")).first().waitFor();
  if (await reason.isVisible()) {
    await reason.fill(note("typed-reason"));
    await officer.see("visit reason", reason, undefined, ["typed-reason"]);
    await $("[role=dialog]:visible button[type=submit]").click();
  }
  await officer.see("sealed", page.getByTestId("sealed"), undefined, ["enterprise", "organ", "officer", "matter", "typed-why"]);
  await officer.see("unsent", page.getByTestId("unsent"), "/unsent", ["enterprise"]);
  await phone.go("/feedback");
  await $("textarea").fill(note("feedback"));
  await $(".main-action button").click();
  await officer.see("feedback", $("main .words"), undefined, ["feedback"]);
  officer.end();
});

test("desks, an enterprise and a printed sheet show hostile texts and are not hurt", async (t) => {
  const { city, typed, ids, walk } = await hostileCity(t);
  const { premises } = city.enterprise("clear");

  for (const login of ["supervisor", "manager"]) {
    const desk = await walk(login);
    const $ = (css) => desk.phone.page.locator(css);
    const told = ["enterprise", "organ", "officer", "matter", "reference", "decision", "measures", "explanation", "withdrawal", "void-withdrawal"];
    const unknown = login === "supervisor" ? ["unknown-category", "unknown-ground", "unknown-matter"] : [];
    await desk.see("registrations", $("[data-registration]"), undefined, [...told, ...unknown]);
    await desk.see("aside", $("[data-aside]"), "/aside", ["type", "officer", "organ"]);
    await $("input[value=refused]").check();
    await desk.see("aside refused", $("[data-aside]"), undefined, ["refusal", "wall"]);
    if (login === "supervisor") {
      await $("input[value=unproven]").check();
      await desk.see("aside unproven", $("[data-aside=unknown_key]"), undefined, ["strange-type"]);
    } else {
      await desk.see("devices", $("[data-testid=person]"), "/devices", ["officer", "officer-certificate"]);
      await desk.see("devices opened", $("[data-testid=person] .line"), undefined);
      await $("[data-testid=person] .line button").first().click();
      await desk.see("devices revoking", $("[role=dialog] textarea"));
    }
    await desk.see("me", $("main .card"), "/me", [login]);
    desk.end();
  }

  const admin = await walk("admin");
  const { page } = admin.phone;
  const $ = (css) => page.locator(css);
  await admin.see("unknown codes", $("main li"), undefined, ["unknown-code", "organ"]);
  await $("main li button").first().click();
  await $("main li input[type=search]").fill(city.enterprise("clear").credit_code);
  await admin.see("unknown codes choosing", $("main li .place"), undefined, ["enterprise", "address"]);
  await admin.phone.go("/codes/doors");
  await $("input[type=search]").fill(city.enterprise("clear").credit_code);
  await admin.see("door codes", $("main li .place"), undefined, ["enterprise", "address", "code"]);
  await admin.phone.go("/enterprises/merge");
  await $("section input[type=search]").first().fill(city.enterprise("clear").credit_code);
  await admin.see("merge", $("section .line button"), undefined, ["enterprise"]);
  await $("section .line button").first().click();
  await admin.see("merge chosen", $("section .line strong"), undefined, ["enterprise", "address"]);
  await admin.see("audit trail", $("[data-act]"), "/audit", ["supervisor", "revocation"]);
  admin.end();

  const visited = await walk("enterprise", "enterprise-clear");
  await visited.see("visits", visited.phone.page.getByTestId("visit"), undefined, ["enterprise", "organ", "officer"]);
  const visit = `/visits/${ids.registration}`;
  await visited.see("visit", visited.phone.page.getByTestId("outcome"), visit, ["organ", "officer", "officer-certificate", "matter", "measures"]);
  visited.end();

  const { body } = await (await city.api("admin")).post("/api/v1/prints", { premises: [premises] });
  const context = await browser.context({ viewport: visited.phone.size });
  t.after(() => context.close());
  const sheet = { page: await context.newPage() };
  await sheet.page.goto(city.server.address + body.url);
  const { marks, wrong } = await misread(sheet, typed, { cut: false });
  assert.deepEqual(wrong, []);
  assert.deepEqual(marks.sort(), ["address", "enterprise"]);
  await sheet.page.emulateMedia({ media: "print" });
  await sheet.page.setViewportSize({ width: 718, height: 1000 });
  const { wide, spare, code } = await sheet.page.evaluate(card);
  assert.ok(!wide && spare >= 0 && code >= 30, `wide: ${wide}, ${spare} px below the last step, a code of ${code} mm`);
});

/** In the page: whether a card is wider than its sheet, what is left below its words, and how large its code is, in millimetres. */
function card() {
  const bottom = (one) => one.getBoundingClientRect().bottom;
  const { width, height } = document.querySelector(".code svg").getBoundingClientRect();
  return {
    wide: [...document.querySelectorAll("article, article *")].some((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth),
    spare: bottom(document.querySelector("article")) - bottom([...document.querySelectorAll("li")].at(-1)),
    code: (Math.min(width, height) * 25.4) / 96,
  };
}
