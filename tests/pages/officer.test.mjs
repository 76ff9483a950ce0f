/** Every page of an officer, in its states, in both languages: axe finds nothing, and each is kept as a picture. */

import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { loseRecord, spoilRecord } from "../lib/breakage.mjs";
import { sharedBrowser } from "../lib/browser.mjs";
import { City, WEDNESDAY } from "../lib/city.mjs";
import { png, storedPicture } from "../lib/code-pictures.mjs";
import { filmOf, filmOfWall } from "../lib/films.mjs";
import { Tour } from "../lib/tour.mjs";

const browser = sharedBrowser();
const PAGES = ["today", "search", "scan", "precheck", "visit", "sealed", "unsent", "records", "record", "join", "me", "feedback", "security", "help", "shared-picture", "opened-file"];

for (const language of ["zh", "en"]) {
  test(`an officer's pages, ${language}`, async (t) => {
    const city = await City.open(t, WEDNESDAY);
    const clear = city.enterprise("clear");
    const door = await city.door("clear");
    const phone = await city.phone(t, "officer", { language, browser, film: door });
    const { page } = phone;
    const tour = new Tour(phone, "officer");
    const $ = (css) => page.locator(css);
    // one that was closed may still hang in the page
    const sheet = (css = "") => page.locator(`[role=dialog]:visible ${css}`);

    await tour.see("today", "normal", $("a[data-verdict]"));
    await tour.see("records", "normal", $("main a[href^='/records/'], main .card"), "/records");
    await tour.see("record", "error", $("[role=alert]"), "/records/0198c778-0000-7000-8000-000000000000");
    await tour.see("unsent", "empty", $("main p"), "/unsent");
    await tour.see("search", "empty", $("input[type=search]"), "/search");
    await $("input[type=search]").fill("没有这样的企业");
    await tour.see("search", "nothing", $("main [role=status]"));
    await $("input[type=search]").fill(clear.initials.slice(0, 4));
    await tour.see("search", "normal", $(".result .verdict"));
    await tour.see("security", "normal", $("[data-testid=session]"), "/me/security");
    await tour.see("help", "normal", $(".manual li"), "/help/today");
    await tour.see("shared-picture", "none", $("[role=alert]"), "/shared-picture?trouble=none");
    await tour.see("opened-file", "officer", $("main [role=status], main p"), "/opened-file");

    await city.server.stop();
    await phone.go("/today");
    await tour.see("today", "offline", $("a[data-verdict]"));
    await page.locator(`a[href^="/enterprise/${clear.id}"]`).first().click();
    await tour.see("precheck", "violation", $("[data-rule=quiet_day]"));
    await $(".main-action button").last().click();
    await page.waitForURL(/\/visit\//);
    await tour.see("visit", "violation", $("[data-rule=quiet_day]"));
    await tour.see("search", "recent", $(".result"), "/search");
    await phone.go("/records?month=2026-02&state=sent");
    await page.getByTestId("unfinished").waitFor();
    await $("main details summary").click();
    await tour.see("records", "filtered", $(".entry"));
    await page.getByTestId("unfinished").getByRole("button").first().click();
    await tour.see("records", "discard", sheet("button[type=submit]"));
    await page.keyboard.press("Escape");
    await page.getByTestId("unfinished").getByRole("link").first().click();
    await page.waitForURL(/\/visit\//);
    await $("[data-rule=quiet_day]").first().waitFor();
    await $("[data-rule=quiet_day] > button").click();
    await tour.see("visit", "ground", sheet("input[type=radio]"));
    await page.keyboard.press("Escape");
    await $("fieldset input[value=complaint]").check();
    await tour.see("visit", "caution", $("[data-verdict=caution]"));
    await $("[aria-haspopup=dialog]").first().click();
    await tour.see("visit", "matters", $("[role=dialog]"));
    await page.keyboard.press("Escape");
    await $("fieldset input[value=routine]").check();
    await $("[data-rule=quiet_day]").waitFor();
    await $(".main-action button").last().click();
    await sheet(".reasons button").first().click();
    await tour.see("visit", "reason-tapped", sheet());
    await $("[role=dialog] textarea").fill("现场有安全隐患 · a hazard on the spot");
    await tour.see("visit", "reason", $("[role=dialog]"));
    await $("[role=dialog] button[type=submit]").click();
    await tour.see("sealed", "offline", page.getByTestId("sealed"));
    const id = new URL(page.url()).pathname.split("/").at(-1);
    await phone.go("/today");
    await page.getByTestId("done").locator("summary").click();
    await tour.see("today", "done", $("a[href$='#outcome']"));
    await tour.see("unsent", "offline", page.getByTestId("unsent"), "/unsent");
    await page.getByRole("button", { name: /导出为文件|Export as a file/ }).click();
    await tour.see("unsent", "export", $("[role=dialog] li"));
    await page.keyboard.press("Escape");
    await tour.see("record", "violation", $("[data-rule=quiet_day]"), `/records/${id}`);
    await page.getByRole("button", { name: /补正登记|Correct it/ }).click();
    await $("[role=dialog] input[type=datetime-local]").fill("2026-03-04T08:30");
    await tour.see("record", "correcting", $("[role=dialog]"));
    await $("[role=dialog] button[type=submit]").click();
    await tour.see("record", "corrected", $("main ol li .quiet"));
    await page.getByRole("button", { name: /填写检查结果|Record the outcome/ }).click();
    await sheet("input[value=problems]").check();
    await sheet("textarea").fill("责令限期整改 · ordered to put it right");
    await sheet("input[type=date]").fill("2026-03-20");
    await tour.see("record", "outcome", sheet());
    await sheet("button[type=submit]").click();
    await $("main [data-outcome=problems]").waitFor();
    await page.getByRole("button", { name: /说明“|Explain “/ }).first().click();
    await sheet("textarea").fill("现场有安全隐患 · a hazard on the spot");
    await sheet("button[type=submit]").click();
    await tour.see("record", "explained", $("main section li .quiet"));
    await tour.see("join", "error", $("main h2, main p"), "/j#bm90LWEtbGVhZGVy");

    phone.aim(filmOf("https://elsewhere.example/menu?table=7"));
    await phone.go("/today");
    await tour.see("scan", "unknown", $("[role=alertdialog]"), "/scan");
    phone.aim(filmOfWall());
    await phone.go("/scan");
    await $("input[type=file]").setInputFiles(storedPicture("door.heic"));
    await tour.see("scan", "heic", $(".notice"));
    await $("input[type=file]").setInputFiles(png(["https://pay.example/7", "https://elsewhere.example/menu?table=7"]));
    await tour.see("scan", "which", $("[role=alertdialog]"));
    await $("[role=alertdialog] button").last().click();
    await $(".tools button").last().click();
    await $("form input").fill("7h2k9qwxm4tbvnec");
    await $("form button").click();
    await tour.see("scan", "typed", $("[role=alertdialog]"));
    await $("[role=alertdialog] button").first().click();
    await $("form input").fill("7h2k 9qwx m4tb vnec d");
    await $("form button").click();
    await tour.see("scan", "mistyped", $("[role=alertdialog]"));
    await tour.see("feedback", "offline", $("textarea"), "/feedback");
    await tour.see("me", "offline", $("main .card"), "/me");
    await page.getByRole("button", { name: /退出登录|Sign out/ }).click();
    await tour.see("me", "sign-out", sheet("li"));
    await page.keyboard.press("Escape");

    // What the server holds or sets aside: one record is gone before another, one's signature is spoiled, one is no record.
    const officer = city.notes.accounts.officer.id;
    const ids = [];
    for (let n = 0; n < 4; n++) {
      ids.push(await app.openForm(phone, officer, { enterprise: clear.id }));
      await $("[data-verdict]").first().waitFor();
      await $(".main-action button").last().click();
      await page.waitForURL(/\/sealed\//);
    }
    const [gone, held, spoiled, none] = ids;
    await loseRecord(phone, officer, gone);
    await spoilRecord(phone, officer, spoiled);
    await spoilRecord(phone, officer, none, "no-record-at-all");
    await city.server.start();
    await phone.go("/unsent");
    await page.getByTestId("gap").waitFor();
    await $("[data-send=set_aside]").nth(1).waitFor();
    await tour.see("unsent", "set-aside", $("[data-send=held]"));
    await page.getByTestId("gap").getByRole("button").click();
    await tour.see("unsent", "lost", sheet("button[type=submit]"));
    await page.keyboard.press("Escape");
    for (const [state, id] of Object.entries({ held, spoiled, rejected: none })) {
      await tour.see("sealed", state, $("[data-why]"), `/sealed/${id}`);
    }

    await phone.go("/me");
    await page.getByRole("button", { name: /设置 PIN 锁|Set a PIN/ }).click();
    for (const field of await sheet("input").all()) await field.fill("2580");
    await tour.see("me", "pin", sheet());
    await sheet("button[type=submit]").click();
    await page.getByRole("button", { name: /取消 PIN 锁|Remove the PIN/ }).waitFor();
    await tour.see("me", "locked", $(".lock input"), "/me");
    await $(".lock input").fill("0000");
    await $(".lock button[type=submit]").click();
    await tour.see("me", "wrong-pin", $(".lock [aria-invalid]"));
    await $(".lock input").fill("2580");
    await $(".lock button[type=submit]").click();
    await $("main .card").first().waitFor();
    tour.end(PAGES);
  });
}
