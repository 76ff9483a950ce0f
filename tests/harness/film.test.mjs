/** The tests' own tools: a film in front of a phone's camera scans as a code at a door does. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { accessible } from "../lib/axe.mjs";
import { filmOf, filmOfWall } from "../lib/films.mjs";
import { Phone } from "../lib/phone.mjs";
import { serve } from "../lib/static.mjs";

const TEXT = "HTTPS://RUQI.EXAMPLE/C/7K2M9QXW4T0RZ8VD";
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const FOLDERS = { "/zxing/": here("../node_modules/zxing-wasm/dist/"), "/": here("./page/") };

test("a phone reads a door code from its camera, and nothing from a wall", async (t) => {
  const phone = await Phone.take(t, { address: await serve(t, FOLDERS), film: filmOfWall() });
  assert.deepEqual(await phone.page.evaluate(() => window.look(12)), []);

  phone.aim(filmOf(TEXT));
  const texts = await phone.page.evaluate(() => window.look(24));
  assert.deepEqual([...new Set(texts)], [TEXT]);
  t.diagnostic(`${texts.length} of 24 frames were read`);
  assert.ok(texts.length < 24, "the film is too easy: no frame of it is lost");
});

test("what a phone stored is there when its browser is opened again", async (t) => {
  const phone = await Phone.take(t, { address: await serve(t, FOLDERS), film: filmOfWall() });
  await phone.page.evaluate(() => localStorage.setItem("kept", "yes"));
  await phone.close();
  await phone.open();
  assert.equal(await phone.page.evaluate(() => localStorage.getItem("kept")), "yes");
});

test("axe speaks of what it finds", async (t) => {
  const phone = await Phone.take(t, { address: await serve(t, FOLDERS), film: filmOfWall() });
  await accessible(phone.page, "the reader");
  await phone.page.evaluate(() => document.body.append(document.createElement("button")));
  await assert.rejects(accessible(phone.page, "the reader"), /button-name: Buttons must have/);
});
