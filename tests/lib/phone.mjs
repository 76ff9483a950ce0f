/**
 * A phone: a browser with a profile of its own on disk, a small touch screen and a camera that sees what it is aimed at.
 * Closing and opening it again is closing the app and its whole browser: what survives is what was stored.
 */

import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { Camera, CHROMIUM, FLAGS } from "./browser.mjs";

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 800 };
const LOCALES = { zh: "zh-CN", en: "en-GB" };

export class Phone {
  /**
   * Takes a new phone out of its box; it is put away at the end of the test `t`. `furnish` is given the folder of its
   * browser's profile, for what an earlier phone has left (`storage.mjs`). `browser`: one that it shares with others.
   */
  static async take(t, { address, language = "zh", film, size = PHONE, flags = [], zone, trusting = true, prepare, furnish, browser } = {}) {
    const phone = new Phone(address, language, size);
    if (browser) [phone.#shared, phone.#camera] = [browser, browser.camera];
    phone.#flags = flags;
    phone.trusting = trusting;
    if (zone) phone.zone = zone;
    if (prepare) phone.#prepare = prepare;
    t.after(() => phone.#putAway());
    if (film) phone.aim(film);
    furnish?.(phone.profile);
    await phone.open();
    return phone;
  }

  #home = mkdtempSync(join(tmpdir(), "ruqi-phone-"));
  #camera = new Camera(this.#home);
  #browser;
  #shared;
  #flags = [];
  #prepare = () => undefined;
  /** Where the phone thinks that it is. */
  zone = "Asia/Shanghai";
  /** Whether it takes whatever certificate it is shown. */
  trusting = true;
  /** What the pages complained of: a test that goes well has nothing here. */
  complaints = [];

  constructor(address, language, size) {
    this.address = address;
    this.language = language;
    this.size = size;
  }

  /** The folder of its browser's profile. */
  get profile() {
    return join(this.#home, "profile");
  }

  /** Starts the browser on the same profile as before. `flags`: of this opening alone. */
  async open(path = "/", { flags = [] } = {}) {
    const own = { executablePath: CHROMIUM, args: [...FLAGS, ...this.#flags, ...flags, this.#camera.flag] };
    const settings = {
      viewport: this.size,
      deviceScaleFactor: this.size === PHONE ? 2 : 1,
      isMobile: this.size === PHONE,
      hasTouch: this.size === PHONE,
      locale: LOCALES[this.language],
      timezoneId: this.zone,
      permissions: ["camera"],
      ignoreHTTPSErrors: this.trusting,
    };
    this.#browser = this.#shared
      ? await this.#shared.context(settings)
      : await chromium.launchPersistentContext(this.profile, { ...own, ...settings });
    this.#browser.setDefaultTimeout(15_000);
    await this.#prepare(this.#browser);
    this.page = this.#browser.pages()[0] ?? (await this.#browser.newPage());
    this.page.on("pageerror", (error) => this.complaints.push(error));
    if (this.address) await this.go(path);
  }

  /** Goes to a page of the product, as typing its address would. */
  async go(path) {
    await this.page.goto(new URL(path, this.address).href);
  }

  /** Swipes the app and its browser away. */
  async close() {
    await this.#browser?.close();
    this.#browser = undefined;
  }

  /** As a phone whose battery is pulled out: nothing more is done, said or written. */
  async kill() {
    const gone = once(this.#browser, "close");
    process.kill(processOf(this.profile), "SIGKILL");
    await gone;
    this.#browser = undefined;
  }

  /** Another tab of the same browser, at this page of the product: the phone as one sees it there. */
  async tab(path = "/") {
    const tab = Object.create(this, { page: { value: await this.#browser.newPage() } });
    tab.page.on("pageerror", (error) => this.complaints.push(error));
    await tab.go(path);
    return tab;
  }

  /** Another phone, set up from a backup of this one, which is closed. */
  async clone(t) {
    const phone = new Phone(this.address, this.language, this.size);
    phone.#flags = this.#flags;
    phone.#prepare = this.#prepare;
    t.after(() => phone.#putAway());
    cpSync(this.profile, phone.profile, { recursive: true, filter: (path) => !/Singleton/.test(path) });
    return phone;
  }

  /** What the camera sees when it is next opened. */
  aim(film) {
    this.#camera.aim(film);
  }

  /** Chromium's own protocol, for slowing the processor down. */
  devtools() {
    return this.#browser.newCDPSession(this.page);
  }

  async #putAway() {
    await this.close();
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** The browser's own process, of all that it is made of: the one that nobody gave a type. */
function processOf(profile) {
  const all = execFileSync("ps", ["-axww", "-o", "pid=,args="], { encoding: "utf8" }).split("\n");
  // The last of them: Debian starts it by a script that waits for it.
  const own = all.findLast((line) => line.includes(`--user-data-dir=${profile} `) && !line.includes(" --type="));
  if (!own) throw new Error(`no browser runs on ${profile}`);
  return Number.parseInt(own, 10);
}
