/**
 * How many photographs of codes the app reads, as they are stored, and how long one takes: node load/photographs.mjs DIR
 *
 * DIR has pictures, at whatever depth, each with its text beside it as `<name>.txt` (zxing-cpp keeps such: `test/samples/`);
 * only folders whose names begin with `qrcode-` are looked at. Door codes in shadows are made here.
 */

import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { City, THURSDAY } from "../lib/city.mjs";
import { png } from "../lib/code-pictures.mjs";
import { filmOfWall } from "../lib/films.mjs";
import { SHADOWS, shaded } from "../lib/shadows.mjs";
import { atLeast, atMost, median, report } from "./figures.mjs";
import { SLOWER, slowDown } from "./phone/notes.mjs";
import { Run } from "./run.mjs";

const TYPES = { ".webp": "image/webp", ".png": "image/png", ".jpg": "image/jpeg" };
/** What the question on the screen shows of a code. */
const SHOWN = 160;
/** More is read, and turned away: no registration could carry it. */
const MAX_CODE_BYTES = 2048;
const TOO_LONG = "too long";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("node load/photographs.mjs DIR");
const texts = new Map();
const photographs = readdirSync(folder, { recursive: true })
  .filter((path) => basename(dirname(path)).startsWith("qrcode-") && TYPES[extname(path)])
  .flatMap((path) => {
    try {
      texts.set(path, readFileSync(join(folder, path.slice(0, -extname(path).length) + ".txt"), "utf8"));
    } catch {
      return []; // a part of a text that goes over several codes
    }
    return [{ name: path, mimeType: TYPES[extname(path)], buffer: readFileSync(join(folder, path)) }];
  })
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/**
 * In the page, before the app: notes how long a picture takes, and slows the reader's worker down as well, which Chromium's
 * slowdown does not reach: its answers are heard as much later.
 */
function note(slower) {
  const noted = (window.noted = { begun: 0, ended: 0 });
  const asked = new WeakMap();
  const { postMessage, addEventListener } = Worker.prototype;
  Worker.prototype.postMessage = function (task, ...rest) {
    if (["frame", "picture", "attempt"].includes(task?.kind)) asked.set(this, performance.now());
    return postMessage.call(this, task, ...rest);
  };
  Worker.prototype.addEventListener = function (type, tell, ...rest) {
    const late = (event) => {
      if (!asked.has(this)) return tell(event);
      setTimeout(() => tell(event), (slower - 1) * (performance.now() - asked.get(this)));
    };
    return addEventListener.call(this, type, type === "message" ? late : tell, ...rest);
  };
  document.addEventListener("change", () => Object.assign(noted, { begun: performance.now(), ended: 0 }), true);
  new MutationObserver(() => {
    const told = document.querySelector("[role=alertdialog], .notice") || location.pathname !== "/scan";
    if (told) noted.ended ||= performance.now();
  }).observe(document, { childList: true, subtree: true });
}

/** What the app makes of a picture: the texts on the screen (empty where it read none), and the time that it took. */
async function read(phone, picture) {
  const { page } = phone;
  await page.locator("input[type=file]").setInputFiles(picture);
  await page.waitForFunction(() => window.noted.ended > 0);
  const ms = await page.evaluate(() => window.noted.ended - window.noted.begun);
  if (!page.url().endsWith("/scan")) {
    await phone.go("/scan");
    return { texts: ["an enterprise"], ms };
  }
  const dialog = page.getByRole("alertdialog");
  if (!(await dialog.isVisible())) {
    const tooLong = await page.getByRole("alert").filter({ hasText: "内容太长" }).isVisible();
    return { texts: tooLong ? [TOO_LONG] : [], ms };
  }
  const texts = await dialog.locator(".code, .choice").allInnerTexts();
  await dialog.getByRole("button", { name: "重新扫码" }).click();
  return { texts, ms };
}

/** What can be compared with what the screen shows: signs that nobody sees are cut around a code, white space is drawn as one. */
const bare = (text) => text.replace(/^[\s\p{Cc}]+/u, "").slice(0, SHOWN).replace(/\s/g, "");
const isRight = (found, text) => (found === TOO_LONG ? Buffer.byteLength(text) > MAX_CODE_BYTES : bare(found) === bare(text));

const run = new Run();
try {
  const city = await City.open(run, THURSDAY);
  const prepare = (browser) => browser.addInitScript(note, SLOWER);
  const phone = await city.phone(run, "officer", { film: filmOfWall(), prepare });
  await phone.go("/scan");
  await read(phone, png("the first one waits for the reader"));
  await slowDown(phone);
  const times = [];
  let right = 0;
  for (const photograph of photographs) {
    const { texts: found, ms } = await read(phone, photograph);
    times.push(ms);
    if (found.some((text) => isRight(text, texts.get(photograph.name)))) right++;
    else console.log(`${photograph.name}: ${found.length > 0 ? JSON.stringify(found) : "no code found"}`);
  }
  let inShadow = 0;
  for (const [name, shadow] of Object.entries(SHADOWS)) {
    const { texts: found, ms } = await read(phone, shaded(`HTTPS://RUQI.EXAMPLE/C/7K2M9QXW4T0RZ8VD`, shadow));
    times.push(ms);
    if (found.length > 0) inShadow++;
    else console.log(`a door code, shadow ${name}: no code found`);
  }
  const large = [];
  for (const code of [true, false]) large.push((await read(phone, await largePhotograph(phone, code))).ms);
  const text = report([
    [
      "Pictures of codes",
      [
        atLeast(`photographs read as stored, of ${photographs.length}`, right, 128, ""),
        atLeast(`door codes in shadows read, of ${Object.keys(SHADOWS).length}`, inShadow, 25, ""),
        atMost("a picture, throttled: the middle one", median(times), 2000, "ms"),
        atMost("a picture, throttled: the slowest", Math.max(...times), 2000, "ms"),
        atMost("a photograph of 12 megapixels, throttled", large[0], 2000, "ms"),
        atMost("the same with no code in it", large[1], 2000, "ms"),
      ],
    ],
  ]);
  console.log(text);
} finally {
  await run.end();
}

/** A wall as a phone's camera has it, with a code on it or none; drawn by the browser, which also writes JPEG. */
async function largePhotograph(phone, withCode) {
  const code = png("HTTPS://RUQI.EXAMPLE/C/7K2M9QXW4T0RZ8VD").buffer.toString("base64");
  const jpeg = await phone.page.evaluate(
    async ([code, withCode]) => {
      const canvas = new OffscreenCanvas(4000, 3000);
      const context = canvas.getContext("2d");
      for (let y = 0; y < 3000; y += 20) {
        for (let x = 0; x < 4000; x += 20) {
          const grey = 120 + 60 * Math.sin(x / 37) * Math.cos(y / 53) + 30 * Math.random();
          context.fillStyle = `rgb(${grey}, ${grey}, ${grey * 0.9})`;
          context.fillRect(x, y, 20, 20);
        }
      }
      const plate = Uint8Array.from(atob(code), (one) => one.charCodeAt(0));
      if (withCode) context.drawImage(await createImageBitmap(new Blob([plate])), 1500, 900, 700, 700);
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer());
      let text = "";
      for (let at = 0; at < bytes.length; at += 30_000) text += String.fromCharCode(...bytes.subarray(at, at + 30_000));
      return btoa(text);
    },
    [code, withCode],
  );
  return { name: "large.jpg", mimeType: "image/jpeg", buffer: Buffer.from(jpeg, "base64") };
}
