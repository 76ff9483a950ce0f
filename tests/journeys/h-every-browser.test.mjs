/**
 * One visit in each browser that people have: Chromium, Firefox and WebKit, from signing in to an app that opens without a
 * server. Over TLS, since WebKit keeps no cookie that is `Secure` without it, with a certificate that nobody else signed.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { aim } from "../lib/browsers/camera.mjs";
import * as chromium from "../lib/browsers/chromium.mjs";
import * as firefox from "../lib/browsers/firefox.mjs";
import { Hand } from "../lib/browsers/hand.mjs";
import { countTaps, tapsOf } from "../lib/browsers/taps.mjs";
import * as webkit from "../lib/browsers/webkit.mjs";
import { certificate } from "../lib/certificate.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { Proxy } from "../lib/proxy.mjs";

const DAY_MS = 24 * 60 * 60 * 1000;

for (const kind of [chromium, firefox, webkit]) {
  const lacks = kind.lacks();
  if (lacks) {
    assert.ok(!process.env.CI, `${kind.name} is not on this machine. ${lacks}`);
    console.log(`${kind.name} is not on this machine, and no journey is made in it. ${lacks}`);
    continue;
  }
  test(`${kind.name}: signed in, filled, looked up, registered, opened without a server and by link`, async (t) => {
    const city = await City.open(t, THURSDAY);
    const tls = certificate({ from: Date.now() - DAY_MS, until: Date.now() + DAY_MS });
    const line = await Proxy.before(t, city.server, { tls });
    // Signing in is refused to pages of any other origin than the server's.
    city.server.settings = { RUQI_ORIGIN: line.address };
    await city.server.stop();
    await city.server.start();
    const hand = new Hand(await kind.open(t), line.address);

    await signsIn(hand, city.account("officer"));
    await fills(hand);
    await looksUp(hand, city.enterprise("clear"));
    await registers(hand, city.enterprise("clear"), await city.print("clear"));
    await fitsTheScreen(hand);
    await line.down();
    await opensWithoutServer(hand, city.enterprise("apart"));
    await line.up();
    await opensByLink(hand, city);
  });
}

async function signsIn(hand, { login, password }) {
  await hand.go("/");
  await hand.types("账号", login);
  await hand.types("密码", password);
  await hand.taps("登录");
}

/** The first fill, to its end, and the app kept for opening without a network. */
async function fills(hand) {
  await hand.sees("已同步");
  await hand.sees("将触发违规预警");
  await hand.browser.ask(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state === "activated") return;
    await new Promise((resolve) => active.addEventListener("statechange", resolve, { once: true }));
  });
}

/** Found by its initials, and judged before anybody goes there. */
async function looksUp(hand, { name, initials }) {
  await hand.taps("查找");
  await hand.types("企业名称、拼音首字母或信用代码", initials);
  await hand.taps(name);
  await hand.sees("可以入企");
  await hand.sees("到门口了，扫码登记");
}

/** From Today to the seal in two taps: the camera reads the door's code, and what is due there is filled in. */
async function registers(hand, { name }, code) {
  await hand.go("/today");
  await hand.sees(name);
  await aim(hand, code);
  await hand.browser.ask(countTaps);
  await hand.taps("扫码");
  await hand.sees("按年度计划填好，可改");
  await hand.taps("登记入企");
  await hand.sees("已登记");
  assert.equal(await hand.browser.ask(tapsOf), 2);
}

/** Nothing is wider than the window, however narrow. */
async function fitsTheScreen(hand) {
  const [wide, has] = await hand.browser.ask(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= has, `${wide} pixels wide in a window of ${has}`);
}

async function opensWithoutServer(hand, { name }) {
  await hand.go("/today");
  await hand.sees("离线");
  await hand.sees(name);
  await hand.browser.reload();
  await hand.sees("离线");
  await hand.sees(name);
}

/** Seven times an address of the app is opened from a page of the app: by a door's code, by a one-time link, by typing. */
async function opensByLink(hand, city) {
  const { door_code, name } = city.enterprise("clear");
  const door = `/C/${door_code}`;
  const [, link] = /(\/link\/\S+)/.exec(city.ruqi("link", "--login", "colleague"));
  const today = city.enterprise("apart").name;
  for (const path of [link, "/search", door, "/unsent", link, door, "/today"]) {
    // What is left is still reading and writing.
    await hand.go("/records");
    await hand.go(path);
    const shows = { [door]: name, [link]: "colleague", "/search": "企业名称、拼音首字母或信用代码", "/unsent": "没有待发记录" };
    await hand.sees(shows[path] ?? today);
  }
}
