/** The server's figures: real events, sealed, verified, judged and durable, with a million stored. */

import { City, THURSDAY } from "../lib/city.mjs";
import { atLeast, atMost, middleAtMost, yardstick } from "./figures.mjs";
import { hotSpot } from "./hot-spot.mjs";
import { plan } from "./plan.mjs";
import { memory, memoryPeak, quiet } from "./processor.mjs";
import { enterprises } from "./pulled-rows.mjs";
import { latestP99, pollingShare } from "./server/enterprise-visits.mjs";
import { fillsPerSecond, pageCosts } from "./server/pull-cost.mjs";
import { Pushes } from "./server/pushes.mjs";

/** Nobody's limit on pushes is measured, and nothing of ten years is old enough to be erased. */
const SETTINGS = { RUQI_PUSHES_PER_SECOND: "10000", RUQI_RETENTION_DAYS: "36525" };

/** A city whose server takes pushes as fast as they come, and has made the files that first fills begin with. */
export async function opened(t, size) {
  const city = await City.open(t, THURSDAY, { ...size, settings: SETTINGS });
  await quiet(city.server.pid);
  return city;
}

/** Milliseconds from starting the process to its first answer. */
async function starts(city, runs) {
  const times = [];
  for (let run = 0; run < runs; run++) {
    await city.server.stop();
    const begin = performance.now();
    await city.server.start({ every: 2 });
    times.push(performance.now() - begin);
  }
  return times;
}

/** With a million stored. */
export async function server({ t, scale, take }) {
  const city = await opened(t, { ...scale.stored, shared: false });
  const { server: process } = city;
  const group = `Server, ${scale.stored.facts.toLocaleString("en")} registrations stored`;
  await take(group, "start and rest", async () => [
    middleAtMost("start to first answer", await starts(city, scale.runs), { limit: 300 }, "ms"),
    await quiet(process.pid).then(() => atMost("memory at rest", memory(process.pid), 60, "MB")),
  ]);
  await take(group, "intake", async () => {
    const places = await enterprises(await city.api("officer"));
    return (await Pushes.to(city, places, scale)).figures(scale.runs);
  });
  await take(group, "hot spot", async () => {
    const { waits, waited } = await hotSpot(city, scale.hotSpot, scale.runs);
    const what = `a push of 100 at an enterprise with ${scale.hotSpot.toLocaleString("en")} visits in the window`;
    return [middleAtMost(what, waits, { limit: 300 }, "ms"), middleAtMost("everybody else's push meanwhile", waited, { limit: 500, worst: 500 }, "ms")];
  });
  await take(group, "an enterprise's visits", async () => [
    atMost("an enterprise's latest 20 visits, p99", await latestP99(city, scale.latest), 5, "ms"),
  ]);
  await take(group, "polling", async () => {
    const share = 100 * (await pollingShare(city, scale.pollers, scale.pollSeconds));
    return [atMost(`${scale.pollers.toLocaleString("en")} enterprises polling every 3 s, of a core`, share, 25, "%")];
  });
  await take(group, "memory", async () => [
    atMost("memory under this load, at its highest", memoryPeak(process.pid), 300, "MB"),
    yardstick("memory after it", memory(process.pid), "MB"),
  ]);
}

/** Phones that fill from a city: what the server's processor takes for them. */
export async function fills({ t, scale, take }) {
  const city = await opened(t, scale.city);
  await plan(city, "officer", scale.cityPlan);
  const group = "Server, a city's phones";
  await take(group, "a page of pull", async () => [
    middleAtMost("a pull of 5,000 rows, of the server's processor, before it is compressed", await pageCosts(city, scale.runs), { limit: 8 }, "ms"),
  ]);
  await take(group, "phones that fill at once", async () => {
    const whole = await fillsPerSecond(city, scale.phones);
    const parts = await fillsPerSecond(city, scale.phones, { pulls: false });
    return [
      atLeast(`${scale.phones.toLocaleString("en")} phones fill the city at once, by the server's processor`, whole, 200, "fills/s"),
      yardstick("of it the file's parts alone", parts, "fills/s"),
    ];
  });
}
