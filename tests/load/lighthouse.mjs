/** Lighthouse (mobile, its own throttling) on the pages that the goals name, as someone who is signed in sees them. */

import { fileURLToPath } from "node:url";
import * as app from "../lib/app.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { Phone } from "../lib/phone.mjs";
import { median } from "./figures.mjs";
import { freePort, installed } from "./yardsticks.mjs";

const FOLDER = fileURLToPath(new URL("./lighthouse/", import.meta.url));
const GOALS = { performance: 98, accessibility: 100, "best-practices": 100 };

/** A phone whose browser Lighthouse can reach. */
async function reachable(t, city, options) {
  const port = await freePort();
  const flags = [`--remote-debugging-port=${port}`];
  const phone = await Phone.take(t, { address: city.server.address, flags, ...options });
  return { phone, port };
}

async function officer(t, city, runs) {
  const { phone, port } = await reachable(t, city, { film: await city.door("clear") });
  const signIn = await scores(phone, port, "/sign-in", runs);
  await app.signIn(phone, city.account("officer"));
  await app.ready(phone);
  await app.goThere(phone, city.enterprise("clear").name);
  const verdict = new URL(phone.page.url()).pathname;
  return {
    "sign-in": signIn,
    today: await scores(phone, port, "/today", runs),
    verdict: await scores(phone, port, verdict, runs),
  };
}

/** A page of somebody who needs nothing on the phone. */
async function online(t, city, login, path, runs) {
  const { phone, port } = await reachable(t, city);
  await app.signIn(phone, city.account(login));
  return scores(phone, port, path, runs);
}

/** The median score of each category, in percent. The browser keeps who is signed in. */
async function scores(phone, port, path, runs) {
  const { default: lighthouse } = await import(`${FOLDER}node_modules/lighthouse/core/index.js`);
  const url = new URL(path, phone.address).href;
  const onlyCategories = Object.keys(GOALS);
  const seen = [];
  for (let run = 0; run < runs; run++) {
    const { lhr } = await lighthouse(url, { port, logLevel: "error", disableStorageReset: true, onlyCategories });
    if (new URL(lhr.finalDisplayedUrl).pathname !== path) throw new Error(`${path} led to ${lhr.finalDisplayedUrl}`);
    for (const { title, score, scoreDisplayMode } of Object.values(lhr.audits)) {
      if (scoreDisplayMode === "binary" && score === 0) console.error(`Lighthouse on ${path}: ${title}`);
    }
    seen.push(Object.values(lhr.categories));
  }
  return onlyCategories.map((id) => Math.round(100 * median(seen.map((all) => all.find((one) => one.id === id).score))));
}

/** The figures of the pages that one person opens. */
const person = (take, whose, measure) =>
  take("Lighthouse (mobile)", `Lighthouse, ${whose}`, async () => {
    const goals = Object.values(GOALS);
    return Object.entries(await measure()).map(([page, measured]) => ({
      what: `${page}: ${Object.keys(GOALS).join(", ")}`,
      goal: `≥ ${goals.join(", ")}`,
      measured: measured.join(", "),
      met: measured.every((score, number) => score >= goals[number]),
    }));
  });

export async function lighthouse({ t, scale: { lighthouseRuns: runs }, take }) {
  installed(FOLDER);
  const city = await City.open(t, THURSDAY);
  await person(take, "an officer", () => officer(t, city, runs));
  await person(take, "an enterprise", async () => ({
    "the enterprise's visits": await online(t, city, "enterprise", "/visits", runs),
  }));
  await person(take, "a desk", async () => ({
    "a desk's list": await online(t, city, "supervisor", "/registrations", runs),
  }));
}
