/**
 * The browser that phones live in. Most have one of their own (`phone.mjs`); where no phone is closed, killed or cloned,
 * those of a file share one, a context each: what one stores no other sees, and it ends with its phone.
 */

import { mkdtempSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";

export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** The least that Chromium may do on its own, and the fake camera. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-fake-ui-for-media-stream",
  "--use-fake-device-for-media-stream",
];

/** A camera whose film can be changed while its browser runs. */
export class Camera {
  #film;

  constructor(folder) {
    this.#film = join(folder, "camera.y4m");
  }

  get flag() {
    return `--use-file-for-fake-video-capture=${this.#film}`;
  }

  /** What it sees when it is next opened. */
  aim(film) {
    const next = `${this.#film}.next`;
    rmSync(next, { force: true });
    symlinkSync(film, next);
    renameSync(next, this.#film);
  }
}

/** A browser for all phones of a test file that are taken with `{ browser }`; its tests run one after another. */
export function sharedBrowser() {
  const home = mkdtempSync(join(tmpdir(), "ruqi-browser-"));
  const camera = new Camera(home);
  let started;
  after(async () => {
    await (await started)?.close();
    rmSync(home, { recursive: true, force: true });
  });
  const start = () => chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, camera.flag] });
  return { camera, context: async (settings) => (await (started ??= start())).newContext(settings) };
}
