/** The camera on the scan page: taken away by a call or another app, hidden and shown again, several codes before it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as app from "../lib/app.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { png } from "../lib/code-pictures.mjs";
import { filmOfPng, filmOfWall } from "../lib/films.mjs";
import { until } from "../lib/until.mjs";

/** In the page, before the app: what it asks of the phone is noted. */
function note() {
  const noted = (window.noted = { tracks: [], awake: 0, ticks: [] });
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wish) => {
    const stream = await ask(wish);
    noted.tracks.push(...stream.getTracks());
    return stream;
  };
  navigator.vibrate = (ms) => noted.ticks.push(ms) > 0;
  const lock = () => {
    noted.awake++;
    return Promise.resolve({ release: () => Promise.resolve(noted.awake--) });
  };
  Object.defineProperty(navigator, "wakeLock", { value: { request: lock } });
  let hidden = false;
  Object.defineProperty(document, "hidden", { get: () => hidden });
  window.hide = (now) => {
    hidden = now;
    document.dispatchEvent(new Event("visibilitychange"));
  };
}

async function scanning(t, film) {
  const city = await City.open(t, THURSDAY);
  const prepare = (browser) => browser.addInitScript(note);
  const phone = await city.phone(t, "officer", { film: film?.(city) ?? filmOfWall(), prepare });
  await app.tab(phone, "扫码");
  const tracks = () => phone.page.evaluate(() => window.noted.tracks.map((track) => track.readyState));
  const playing = () => phone.page.evaluate(() => {
    const video = document.querySelector("video");
    return video.readyState >= 2 && !video.paused && video.srcObject?.getTracks()[0].readyState === "live";
  });
  const sees = async () => (film ? true : until("the camera sees", playing));
  await sees();
  const noted = (what) => phone.page.evaluate((what) => window.noted[what], what);
  return { city, phone, tracks, playing, sees, noted };
}

test("a camera that ended opens again by itself, and says so when it ends again at once", async (t) => {
  const { phone, tracks, sees } = await scanning(t);
  const { page } = phone;
  const end = () =>
    page.evaluate(() => {
      const track = window.noted.tracks.at(-1);
      track.stop();
      track.dispatchEvent(new Event("ended"));
    });
  await end();
  await until("another camera", async () => (await tracks()).length === 2);
  await sees();
  await end();
  await page.getByRole("alert").filter({ hasText: "相机停了" }).getByRole("button", { name: "重试" }).click();
  await sees();
  assert.deepEqual(await tracks(), ["ended", "ended", "live"]);
  assert.deepEqual(phone.complaints, []);
});

test("a camera that stops without a word, or is paused, goes on", async (t) => {
  const { phone, tracks, playing, sees } = await scanning(t);
  await phone.page.evaluate(() => document.querySelector("video").pause());
  await until("it plays again", playing);
  await phone.page.evaluate(() => window.noted.tracks.at(-1).stop());
  await until("another camera", async () => (await tracks()).length === 2);
  await sees();
});

test("the camera is let go while the app is hidden, the screen kept awake only while it is looked through", async (t) => {
  const { phone, tracks, sees, noted } = await scanning(t);
  await until("the screen is kept awake", async () => (await noted("awake")) === 1);
  await phone.page.evaluate(() => window.hide(true));
  await until("the camera is let go", async () => (await tracks()).every((state) => state === "ended"));
  assert.equal(await noted("awake"), 0);
  await phone.page.evaluate(() => window.hide(false));
  await sees();
  await until("the screen is kept awake", async () => (await noted("awake")) === 1);
  await app.tab(phone, "今日");
  await until("the camera is let go", async () => (await tracks()).every((state) => state === "ended"));
  assert.equal(await noted("awake"), 0);
  assert.deepEqual(phone.complaints, []);
});

const PAY = "https://qr.alipay.com/fkx0000000abcdefghijk";
const OTHER = "https://yhyz.example/code/430200/8f3c1d2e";
const besidePay = (text) => filmOfPng(png([PAY, text]).buffer, { share: 0.85, tilt: 0.2 });

test("a payment code beside the door's: the door's enterprise, with a tick that can be felt", async (t) => {
  const door = (city) => `${city.server.address}/C/${city.enterprise("clear").door_code}`.toUpperCase();
  const { city, phone, noted } = await scanning(t, (city) => besidePay(door(city)));
  await phone.page.waitForURL(/\/visit\//);
  await phone.page.getByRole("heading", { name: city.enterprise("clear").name }).waitFor();
  assert.equal((await noted("ticks")).length, 1);
});

test("a payment code beside another that the phone does not know: a choice of both", async (t) => {
  const { phone } = await scanning(t, () => besidePay(OTHER));
  const question = phone.page.getByRole("alertdialog", { name: "这里有几个码，手机都不认识" });
  await question.getByRole("button", { name: PAY }).waitFor();
  await question.getByRole("button", { name: OTHER }).waitFor();
});
