/**
 * WebKitGTK, the nearest to Safari that Debian has, driven by its own WebDriver on a screen in memory. What it stores
 * ends with its session.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { PHONE } from "../phone.mjs";
import { until } from "../until.mjs";
import { WebDriver } from "./webdriver.mjs";

export const name = "WebKit";

/** What the machine lacks of it, and how to get that; undefined where it is here. */
export function lacks() {
  const programs = ["WebKitWebDriver", "Xvfb"].every((program) => process.env.PATH.split(delimiter).some((folder) => existsSync(join(folder, program))));
  return programs && miniBrowser() ? undefined : "Debian: `apt-get install webkit2gtk-driver xvfb`";
}

/** A new browser, its window as narrow as it goes; all of it ends with the test `t`. */
export async function open(t) {
  const home = mkdtempSync(join(tmpdir(), "ruqi-webkit-"));
  const ends = [() => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })];
  // The last to begin is the first to end: the browser before its driver, the driver before the screen.
  t.after(async () => {
    for (const end of ends.reverse()) await end();
  });
  const screen = await startScreen(ends);
  const port = await freePort();
  const env = {
    ...{ PATH: process.env.PATH, HOME: home, XDG_RUNTIME_DIR: home, DISPLAY: screen, LANG: "C.UTF-8" },
    // There is no graphics card, and nothing of the desktop's to speak to.
    ...{ LIBGL_ALWAYS_SOFTWARE: "1", NO_AT_BRIDGE: "1", GIO_USE_VFS: "local" },
  };
  start(ends, "WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], { env, stdio: "ignore" });
  const driver = new WebDriver(`http://127.0.0.1:${port}`);
  await until("WebKit's driver answers", driver.ready);
  await driver.begin({
    acceptInsecureCerts: true,
    "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] },
  });
  ends.push(driver.end);
  await driver.size(PHONE.width, PHONE.height);
  return {
    go: (address) => driver.go(address),
    reload: () => driver.reload(),
    ask: (question, given) => driver.wait(`async (given) => (${question})(given)`, given),
    found: async (find, words) => {
      const element = await driver.run(find, words);
      return element && { click: () => driver.click(element), type: (text) => driver.type(element, text) };
    },
  };
}

/** An X server that draws into memory, at a number that is free. */
async function startScreen(ends) {
  const server = start(ends, "Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [number] = await once(server.stdio[3], "data");
  return `:${String(number).trim()}`;
}

function start(ends, program, given, options) {
  const running = spawn(program, given, options);
  // A program that is not there has ended, too; that it does not answer fails the test.
  const ended = new Promise((resolve) => running.once("exit", resolve).once("error", resolve));
  ends.push(async () => {
    running.kill();
    await ended;
  });
  return running;
}

/** Where Debian puts it: below the machine's architecture, in a folder with the version of its interface. */
function miniBrowser() {
  const machines = existsSync("/usr/lib") ? readdirSync("/usr/lib") : [];
  const places = machines.flatMap((machine) => ["4.1", "4.0"].map((version) => `/usr/lib/${machine}/webkit2gtk-${version}/MiniBrowser`));
  return places.find((place) => existsSync(place));
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}
