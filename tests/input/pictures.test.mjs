/** Pictures of codes from the gallery: whatever the browser can open is read, and what cannot be gone on with says why. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { png, storedPicture, svg } from "../lib/code-pictures.mjs";

const PAY = "https://qr.alipay.com/fkx0000000abcdefghijk";
/** The door code in the pictures that other programs wrote: the demonstration gives the same ones each time. */
const WRITTEN = "CPME3C0DSAKHTWDQ";
const GBK_LICENCE = Buffer.from("cdb3d2bbc9e7bbe1d0c5d3c3b4fac2eba3ba3931343330323131", "hex");

async function begin(t, options) {
  const city = await City.open(t, THURSDAY);
  const phone = await city.phone(t, "officer", options);
  const { name, door_code } = city.enterprise("clear");
  return { city, phone, name, door: `${city.server.address}/C/${door_code}`.toUpperCase() };
}

/** Chooses a picture on a fresh scan page. */
async function choose(phone, file) {
  await phone.go("/scan");
  await phone.page.locator("input[type=file]").setInputFiles(file);
}

test("each kind of picture that the browser can open is read", async (t) => {
  const { city, phone, door, name } = await begin(t);
  const written = Object.values(city.notes.enterprises).find((one) => one.door_code === WRITTEN);
  const grey = { colorType: 4, paper: [0, 0], ink: [0, 255] };
  const pictures = {
    "a drawing": svg(door),
    "transparent": png(door, { paper: [0, 0] }),
    "grey and transparent": png(door, grey),
    "white on nothing": png(door, { paper: [0, 0], ink: [255, 255] }),
    "white on black": png(door, { paper: [0, 255], ink: [255, 255] }),
    "a NUL behind it": png(Buffer.from(`${door}\0`)),
    "an invisible sign before it": png(Buffer.from(`\u202d\ufeff${door}\u202c`)),
  };
  for (const [what, file] of Object.entries(pictures)) {
    await t.test(what, async () => {
      await choose(phone, file);
      await phone.page.waitForURL(/\/visit\//);
      await phone.page.getByRole("heading", { name }).waitFor();
    });
  }
  for (const name of ["door.webp", "door-lossy.webp", "door.avif", "shadow-edge.jpg", "shadow-gradient.jpg"]) {
    await t.test(name, async () => {
      await choose(phone, storedPicture(name));
      await phone.page.waitForURL(/\/visit\//);
      await phone.page.getByRole("heading", { name: written.name }).waitFor();
    });
  }
  assert.deepEqual(phone.complaints, []);
});

test("what cannot be opened, is only a part, or is no picture says so, and what to do", async (t) => {
  const { phone } = await begin(t);
  const { page } = phone;
  const says = (words) => page.getByRole("alert").filter({ hasText: words }).waitFor();
  await choose(phone, storedPicture("door.heic"));
  await says(/打不开这种照片（HEIC），没有保存任何内容。.*截屏/);
  await choose(phone, { name: "code.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await says(/打不开这个文件，没有保存任何内容/);
  await choose(phone, storedPicture("part-1-of-2.png"));
  await says(/一组 2 个码里的第 1 个/);
  assert.equal(new URL(page.url()).pathname, "/scan", "nothing was begun");
  assert.deepEqual(phone.complaints, []);
});

test("several codes in view: the one that the phone knows, else a choice of all of them", async (t) => {
  const { city, phone, door, name } = await begin(t);
  const { page } = phone;
  const licence = "http://www.gsxt.gov.cn/%7B0123456789abcdef%7D";
  for (const others of [[PAY, door], [door, PAY], [licence, door, PAY]]) {
    await choose(phone, png(others));
    await page.waitForURL(/\/visit\//);
    await page.getByRole("heading", { name }).waitFor();
  }

  const other = "https://yhyz.example/code/430200/8f3c1d2e";
  await choose(phone, png([PAY, other]));
  const question = page.getByRole("alertdialog", { name: "这里有几个码，手机都不认识" });
  await question.getByRole("button", { name: PAY }).waitFor();
  await question.getByRole("button", { name: other }).click();
  await page.waitForURL(/\/visit\//);

  // two doors beside each other
  const neighbour = city.enterprise("visited");
  const second = `${city.server.address}/c/${neighbour.door_code}`;
  await choose(phone, png([door, second]));
  const several = page.getByRole("alertdialog", { name: "这个码可能是下面几处" });
  await several.getByRole("button", { name: neighbour.name }).waitFor();
  await several.getByRole("button", { name }).click();
  await page.waitForURL(/\/visit\//);
  await page.getByRole("heading", { name }).waitFor();
  assert.deepEqual(phone.complaints, []);
});

test("a licence's text and a typed credit code lead to the enterprise; bytes in GBK are read as Chinese", async (t) => {
  const { phone, name } = await begin(t);
  const { page } = phone;
  const code = await creditCodeOf(phone, name);
  await choose(phone, png(`统一社会信用代码：${code}；名称：${name}`));
  await page.waitForURL(/\/visit\//);
  await page.getByRole("heading", { name }).waitFor();

  await choose(phone, png(GBK_LICENCE));
  await page.getByRole("alertdialog").getByText("统一社会信用代码：91430211", { exact: true }).waitFor();

  await phone.go("/scan");
  await type(page, code.toLowerCase().replace(/(.{4})/g, "$1 "));
  await page.waitForURL(/\/visit\//);
  await page.getByRole("heading", { name }).waitFor();
});

test("a typed code that the phone does not know is checked again, looked for, or kept", async (t) => {
  const { phone } = await begin(t);
  const { page } = phone;
  await app.tab(phone, "扫码");
  await type(page, "7h2k9qwxm4tbvnec");
  const question = page.getByRole("alertdialog", { name: "手机上没有这个码" });
  await question.getByText("7H2K 9QWX M4TB VNEC").waitFor();
  await question.getByRole("button", { name: "原样保留并登记" }).waitFor();
  await question.getByRole("button", { name: "再核对一遍" }).click();
  assert.equal(await page.getByLabel("码下方的编码").inputValue(), "7h2k9qwxm4tbvnec", "what was typed is still there");
  await page.getByRole("button", { name: "使用这个编码" }).click();
  await question.getByRole("link", { name: "查找企业" }).click();
  await page.waitForURL(/\/search/);
});

test("while a picture is read it says how far it is, and can be told to stop", async (t) => {
  /** In the page, before the app: the reader never hears of the second way to try. */
  const slow = () => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (task, ...rest) {
      if (!(window.slow && task?.kind === "attempt" && task.number === 1)) return postMessage.call(this, task, ...rest);
    };
  };
  const { phone, door, name } = await begin(t, { prepare: (browser) => browser.addInitScript(slow) });
  const { page } = phone;
  await phone.go("/scan");
  await page.evaluate(() => (window.slow = true));
  await page.locator("input[type=file]").setInputFiles(png(PAY));
  await page.getByRole("progressbar", { name: "正在识别照片" }).waitFor();
  await page.getByRole("button", { name: "取消" }).click();
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  assert.equal(await page.getByRole("alertdialog").count(), 0);
  await page.evaluate(() => (window.slow = false));
  await page.locator("input[type=file]").setInputFiles(png(door));
  await page.getByRole("heading", { name }).waitFor();
});

async function type(page, text) {
  await page.getByRole("button", { name: "输入编码" }).click();
  await page.getByLabel("码下方的编码").fill(text);
  await page.getByRole("button", { name: "使用这个编码" }).click();
}

/** As the search shows it. */
async function creditCodeOf(phone, name) {
  await app.finds(phone, name);
  const card = await phone.page.getByRole("link").filter({ hasText: name }).first().innerText();
  return /[0-9A-Z]{18}/.exec(card)[0];
}
