/** A phone that was without signal for a very long time. */

import assert from "node:assert/strict";
import * as app from "../lib/app.mjs";
import { nudge, outbox } from "../lib/outbox.mjs";
import { behind } from "./lib/bad-network.mjs";
import { fault } from "./lib/fault.mjs";
import { shared } from "./lib/shared.mjs";

/** Shortened, since every sealed record costs the server a signature; ten thousand by RUQI_QUEUED=10000. */
const QUEUED = Number(process.env.RUQI_QUEUED ?? 1_500);
const SEALED_AT_ONCE = 500;
/** What a hand takes for "at once" (Nielsen); the screen answers within it to nine taps of ten. */
const AT_ONCE_MS = 100;
/** A machine that takes longer than two frames with nothing to send has other work, too: there, so many times that. */
const TWO_FRAMES_MS = 32;
const BUSY = 6;
const net = shared((t) => behind(t));

fault(
  "ten thousand queued",
  {
    group: "phone",
    without: ["shown-in-part"],
    checked:
      "1,500 records in every run, 10,000 with RUQI_QUEUED=10000, sealed without signal with the phone's own key. While they go up by the hundred, each once and in order, the officer goes from tab to tab: nine of ten taps are answered within 100 ms by the page's own clock, from the tap to the frame that shows it (on a machine that is busy otherwise, within six times what they take there with nothing to send). With 10,000, as measured: docs/PERFORMANCE.md.",
  },
  async (t) => {
    const here = await net();
    const { proxy, phone, officer } = here;
    await proxy.down();
    for (let sealed = 0; sealed < QUEUED; sealed += SEALED_AT_ONCE) await here.seals(Math.min(SEALED_AT_ONCE, QUEUED - sealed));
    await phone.go("/today");
    await app.status(phone).filter({ hasText: `${QUEUED} 条待发` }).waitFor({ timeout: 60_000 });
    await phone.page.evaluate(watchTaps);
    await proxy.up();
    await nudge(phone);
    const begun = performance.now();
    while ((await app.status(phone).innerText()).includes("待发")) await round(phone);
    const seconds = (performance.now() - begun) / 1000;
    const taps = await answers(phone);
    for (let n = 0; n < 4; n++) await round(phone);
    const idle = await answers(phone);
    t.diagnostic(`${QUEUED} sent in ${seconds.toFixed(1)} s; ${taps.length} taps meanwhile: half within ${tenths(taps, 5)} ms, nine of ten within ${tenths(taps, 9)}, the slowest ${taps.at(-1)}; with nothing to send: ${tenths(idle, 5)}, ${tenths(idle, 9)}, ${idle.at(-1)}`);

    const { rows, receipts } = await outbox(phone, officer);
    assert.deepEqual([rows.length, Object.keys(receipts).length >= QUEUED], [0, true]);
    const sent = proxy.pushes.flatMap(({ events }) => events);
    assert.equal(new Set(sent).size, sent.length, "each crossed once");
    assert.ok(taps.length >= 8, "the screen was used meanwhile");
    const atRest = tenths(idle, 9) <= TWO_FRAMES_MS;
    const limit = atRest ? AT_ONCE_MS : BUSY * tenths(idle, 9);
    assert.ok(tenths(taps, 9) <= limit, `nine of ten taps are answered within ${limit} ms: it took ${tenths(taps, 9)} ms`);
  },
);

/** From tab to tab, once around. */
async function round(phone) {
  for (const word of ["查找", "待发", "我的", "今日"]) await app.tab(phone, word);
}

/** How long the taps since the last time took, the quickest first. */
const answers = async ({ page }) => (await page.evaluate(() => window.taps.splice(0))).sort((a, b) => a - b);

const tenths = (taps, n) => taps[Math.floor((taps.length * n) / 10)];

/** In the page: how long each tap took until the frame that shows what came of it, by the browser's own measure. */
function watchTaps() {
  window.taps = [];
  const note = (list) => {
    for (const { name, duration } of list.getEntries()) if (name === "click") window.taps.push(duration);
  };
  new PerformanceObserver(note).observe({ type: "event", durationThreshold: 16 });
}
