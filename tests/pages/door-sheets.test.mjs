/** Door codes on paper: whatever an enterprise is called, its card has all that it has to say, on A4 and on Letter. */

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { sharedBrowser } from "../lib/browser.mjs";
import { City, WEDNESDAY } from "../lib/city.mjs";
import { plain, texts } from "../lib/pdf.mjs";

const browser = sharedBrowser();

/** Valid credit codes, and how long the name is that each gets. */
const NAMES = { "91430200MA0040024M": 6, "91430200MA0040032G": 22, "91430200MA0040033K": 40, "91430200MA0040034N": 60 };
const STEPS = ["看执法证，请其扫码。", "有信号时几秒后在“入企”核对姓名、证号、单位、事项。", "未扫码的，向牵头部门反映。"];
const ADDRESS = "湖南省株洲市天元区珠江南路与天台路交叉口东北角神农城商业广场第三期一号楼五层五零一室至五一二室";

/** The premises of those enterprises, each with a door code. */
async function printed(t) {
  const city = await City.open(t, WEDNESDAY);
  const rows = Object.entries(NAMES).map(([code, length]) => `${code},${"株洲老字号食品".repeat(9).slice(0, length)},天元区,${ADDRESS}`);
  const file = join(city.server.data, "long.csv");
  writeFileSync(file, ["credit_code,name,region,address", ...rows].join("\n"));
  city.ruqi("import", "enterprises", file);
  const admin = await city.api("admin");
  const premises = [];
  for (const code of Object.keys(NAMES)) {
    const { body } = await admin.get(`/api/v1/enterprises?q=${code}`);
    const [place] = body.items[0].premises;
    assert.equal((await admin.post(`/api/v1/premises/${place.id}/codes`, {})).status, 201);
    premises.push(place.id);
  }
  return { city, admin, premises };
}

/** The line of a sheet with a door code and its check character; letters are set apart there, each a text of its own. */
function codeOn(items) {
  const lines = new Map();
  for (const { str, y } of items) lines.set(y, (lines.get(y) ?? "") + str.replaceAll(" ", ""));
  const texts = [...lines.values()];
  return texts.find((text) => /^[0-9A-Z]{17}$/.test(text)) ?? assert.fail(`no code on the sheet: ${texts}`);
}

/** In the page: whether something of a card's words is cut off, and how large its code is, in millimetres. */
const cards = () =>
  [...document.querySelectorAll("article")].map((card) => {
    const bottom = card.getBoundingClientRect().bottom;
    const code = card.querySelector(".code svg").getBoundingClientRect();
    const last = Math.max(...[...card.querySelectorAll("li")].map((step) => step.getBoundingClientRect().bottom));
    return { spare: bottom - last, code: (Math.min(code.width, code.height) * 25.4) / 96 };
  });

for (const format of ["A4", "Letter"]) {
  test(`sheets of door codes on ${format} have all three steps, whatever the names' length`, async (t) => {
    const { city, admin, premises } = await printed(t);
    const context = await browser.context({});
    t.after(() => context.close());
    for (const ids of [premises, ...premises.map((id) => [id])]) {
      const { body } = await admin.post("/api/v1/prints", { premises: ids });
      const page = await context.newPage();
      await page.goto(city.server.address + body.url);
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: format === "A4" ? 718 : 740, height: 1000 });
      for (const { spare, code } of await page.evaluate(cards)) {
        assert.ok(spare >= 0, `the last step is ${-spare} px below its card`);
        assert.ok(code >= 30, `the code is ${code} mm wide`);
      }
      const pages = await texts(await page.pdf({ format, preferCSSPageSize: false }));
      await page.close();
      assert.equal(pages.length, 1, "one sheet");
      const [{ width, height, items }] = pages;
      const all = plain(items.map(({ str }) => str).join(""));
      for (const step of STEPS) {
        assert.equal(all.split(plain(step)).length - 1, ids.length, `${step} on each card: ${all}`);
      }
      for (const { str, x, y } of items.filter(({ str }) => str.trim())) {
        assert.ok(x > 20 && x < width - 20 && y > 20 && y < height - 20, `“${str}” stands outside of the sheet: ${x}, ${y}`);
      }
    }
  });
}

test("a door code is typed as it is printed, and a wrong letter is said at once", async (t) => {
  const { city, admin, premises } = await printed(t);
  const phone = await city.phone(t, "officer", { browser });
  const { body } = await admin.post("/api/v1/prints", { premises: [premises[0]] });
  const context = await browser.context({});
  t.after(() => context.close());
  const sheet = await context.newPage();
  await sheet.goto(city.server.address + body.url);
  const [{ items }] = await texts(await sheet.pdf({ format: "A4" }));
  const code = codeOn(items);

  const { page } = phone;
  await phone.go("/scan");
  const type = async (text) => {
    await page.getByRole("textbox", { name: "码下方的编码" }).fill(text);
    await page.getByRole("button", { name: "使用这个编码" }).click();
  };
  await page.getByRole("button", { name: "输入编码" }).click();
  const wrong = code.startsWith("7") ? "8" : "7";
  await type(wrong + code.slice(1).toLowerCase());
  await page.getByRole("heading", { name: "有一个字不对，再核对一遍" }).waitFor();
  await page.getByRole("button", { name: "再核对一遍" }).click();
  await type(code.toLowerCase());
  await page.waitForURL(/\/visit\//);
  assert.deepEqual(phone.complaints, []);
});
