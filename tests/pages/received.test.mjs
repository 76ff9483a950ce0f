/** What reaches the app from the system: by the manifest's members, and what the app does with what they bring. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { signIn } from "../lib/app.mjs";
import { sharedBrowser } from "../lib/browser.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { storedPicture } from "../lib/code-pictures.mjs";

const browser = sharedBrowser();

/**
 * Sends a file as the system's share sheet does: a form's POST to the address that the manifest names, from no page of the
 * app's, whose policy lets it send no form. `more`: bytes behind it.
 */
async function share({ page }, file, more = 0) {
  const action = new URL("/shared-picture", page.url()).href;
  await page.goto("about:blank");
  await page.evaluate(
    ({ name, mimeType, base64, more, action }) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const form = Object.assign(document.createElement("form"), { method: "POST", action, enctype: "multipart/form-data" });
      const field = Object.assign(document.createElement("input"), { type: "file", name: "picture" });
      const chosen = new DataTransfer();
      if (name) chosen.items.add(new File([bytes, new Uint8Array(more)], name, { type: mimeType }));
      field.files = chosen.files;
      form.append(field);
      document.body.append(form);
      form.submit();
    },
    { name: file?.name, mimeType: file?.mimeType, base64: file?.buffer.toString("base64") ?? "", more, action },
  );
}

const doorOf = async (city) => ({ name: "door.png", mimeType: "image/png", buffer: Buffer.from(await city.print("clear")) });

/** Opens the app with a file, as the system does from its file manager. */
async function openWith(phone, name, text) {
  await phone.page.addInitScript(
    ([name, text]) => {
      const getFile = async () => new File([text], name, { type: "application/json" });
      const launchQueue = { setConsumer: (consumer) => consumer({ files: [{ getFile }], targetURL: location.href }) };
      Object.defineProperty(window, "launchQueue", { value: launchQueue });
    },
    [name, text],
  );
  await phone.go("/opened-file");
}

test("the manifest names what the app takes, and its pictures are there, small and not kept on phones", async (t) => {
  const city = await City.open(t, THURSDAY);
  const get = (path) => fetch(city.server.address + path);
  const manifest = await (await get("/manifest.webmanifest")).json();
  const { action, method, enctype, params } = manifest.share_target;
  assert.deepEqual([action, method, enctype], ["/shared-picture", "POST", "multipart/form-data"]);
  assert.deepEqual(params, { files: [{ name: "picture", accept: ["image/*"] }] });
  assert.deepEqual(manifest.file_handlers, [{ action: "/opened-file", accept: { "application/json": [".ruqi.json"] } }]);
  assert.deepEqual(manifest.shortcuts.map(({ name, url }) => [name, url]), [["扫码", "/scan"], ["查找", "/search"], ["待发", "/unsent"]]);
  const forms = new Set(manifest.screenshots.map(({ form_factor }) => form_factor));
  assert.deepEqual(forms, new Set(["narrow", "wide"]));
  const worker = await (await get("/sw.js")).text();
  for (const { src, type } of manifest.screenshots) {
    const answer = await get(src);
    assert.equal(answer.headers.get("content-type"), type, src);
    const size = (await answer.arrayBuffer()).byteLength;
    assert.ok(size > 0 && size <= 100_000, `${src}: ${size} bytes`);
    assert.ok(!worker.includes(src.slice(1)), `${src} is kept by the worker`);
  }
});

test("a picture of a code that is shared with an officer's app leads to the form, without signal too", async (t) => {
  const city = await City.open(t, THURSDAY);
  const phone = await city.phone(t, "officer", { browser });
  const door = await doorOf(city);
  await city.server.stop();
  await share(phone, door);
  await phone.page.waitForURL(/\/visit\//);
  await phone.page.getByText(city.enterprise("clear").name).first().waitFor();
  await share(phone, storedPicture("door.heic"));
  await phone.page.locator(".notice").filter({ hasText: "HEIC" }).waitFor();
  await share(phone);
  await phone.page.getByText("没有收到图片").waitFor();
  await share(phone, door, 20 * 1024 * 1024);
  await phone.page.getByText("图片超过 20 MB").waitFor();
  assert.deepEqual(phone.complaints, []);
});

test("a shared picture waits for signing in, or is dropped, and is nobody's but an officer's", async (t) => {
  const city = await City.open(t, THURSDAY);
  const phone = await city.phone(t, "officer", { browser });
  const { page } = phone;
  const door = await doorOf(city);
  const signOut = async () => {
    await phone.go("/me");
    await page.getByRole("button", { name: "退出登录" }).click();
    await page.locator("[role=dialog] button[type=submit]").click();
    await page.waitForURL(/\/sign-in/);
  };
  const kept = () => page.evaluate(() => caches.has("ruqi-shared"));
  await signOut();
  await share(phone, door);
  await page.getByTestId("shared").waitFor();
  await signIn(phone, city.account("officer"));
  await page.waitForURL(/\/visit\//);
  assert.equal(await kept(), false);
  await signOut();
  await share(phone, door);
  await page.getByTestId("shared").getByRole("button").click();
  await page.getByTestId("shared").waitFor({ state: "detached" });
  assert.equal(await kept(), false);
  await signIn(phone, city.account("manager"));
  await share(phone, door);
  await page.getByText("扫码登记是执法人员用的").waitFor();
  await page.waitForFunction(async () => !(await caches.has("ruqi-shared")));
});

test("a sealed file that is opened with the app is taken in at an office, and an officer is told where it goes", async (t) => {
  const city = await City.open(t, THURSDAY);
  const office = await city.phone(t, "manager", { browser });
  await openWith(office, "ruqi-unsent-1.ruqi.json", "{}");
  await office.page.waitForURL(/\/sealed-file/);
  await office.page.getByText("ruqi-unsent-1.ruqi.json").waitFor();
  await office.page.getByRole("button", { name: "导入" }).click();
  await office.page.locator("[role=alert]").waitFor();
  const phone = await city.phone(t, "officer", { browser });
  await openWith(phone, "ruqi-unsent-1.ruqi.json", "{}");
  await phone.page.getByText("请把文件交给本单位联络员导入").waitFor();
});
