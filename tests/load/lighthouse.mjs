/** Lighthouse (mobile, its own throttling) on the pages that the goals name, as someone who is signed in sees them. */

import { fileURLToPath } from "node:url";
import * as app from "../lib/app.mjs";
import { Phone } from "../lib/phone.mjs";
import { median } from "./figures.mjs";
import { freePort, installed } from "./yardsticks.mjs";

const FOLDER = fileURLToPath(new URL("./lighthouse/", import.meta.url));
const GOALS = { performance: 95, accessibility: 100, "best-practices": 100 };
/** Lighthouse's own advice: one run says little of performance. */
const RUNS = 3;

/** A phone whose browser Lighthouse can reach. */
async function reachable(t, city, options) {
  const port = await freePort();
  const flags = [`--remote-debugging-port=${port}`];
  const phone = await Phone.take(t, { address: city.server.address, flags, ...options });
  return { phone, port };
}

async function officer(t, city) {
  const { phone, port } = await reachable(t, city, { film: await city.door("clear") });
  const signIn = await scores(phone, port, "/sign-in");
  await app.signIn(phone, city.account("officer"));
  await app.ready(phone);
  await app.goThere(phone, city.enterprise("clear").name);
  const verdict = new URL(phone.page.url()).pathname;
  return { "sign-in": signIn, today: await scores(phone, port, "/today"), verdict: await scores(phone, port, verdict) };
}

async function enterprise(t, city) {
  const { phone, port } = await reachable(t, city);
  await app.signIn(phone, city.account("enterprise"));
  return { "the enterprise's visits": await scores(phone, port, "/visits") };
}

/** The median score of each category, in percent. The browser keeps who is signed in. */
async function scores(phone, port, path) {
  const { default: lighthouse } = await import(`${FOLDER}node_modules/lighthouse/core/index.js`);
  const url = new URL(path, phone.address).href;
  const onlyCategories = Object.keys(GOALS);
  const seen = [];
  for (let run = 0; run < RUNS; run++) {
    const { lhr } = await lighthouse(url, { port, logLevel: "error", disableStorageReset: true, onlyCategories });
    if (new URL(lhr.finalDisplayedUrl).pathname !== path) throw new Error(`${path} led to ${lhr.finalDisplayedUrl}`);
    for (const { title, score, scoreDisplayMode } of Object.values(lhr.audits)) {
      if (scoreDisplayMode === "binary" && score === 0) console.error(`Lighthouse on ${path}: ${title}`);
    }
    seen.push(Object.values(lhr.categories));
  }
  return onlyCategories.map((id) => Math.round(100 * median(seen.map((all) => all.find((one) => one.id === id).score))));
}

/** @returns {Promise<import("./figures.mjs").Figure[]>} */
export async function lighthouse(t, city) {
  installed(FOLDER);
  const pages = { ...(await officer(t, city)), ...(await enterprise(t, city)) };
  const goals = Object.values(GOALS);
  return Object.entries(pages).map(([page, measured]) => ({
    what: `Lighthouse, ${page}: ${Object.keys(GOALS).join(", ")}`,
    goal: `≥ ${goals.join(", ")}`,
    measured: measured.join(", "),
    met: measured.every((score, number) => score >= goals[number]),
  }));
}
