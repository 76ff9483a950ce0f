/** The phone's figures: the real app in Chromium, with a whole city, its processor slowed down four times. */

import { City, THURSDAY } from "../lib/city.mjs";
import { regionFileMade } from "../lib/region-file.mjs";
import { atMost, middleAtMost } from "./figures.mjs";
import { cityFills, countyFills, nextOfficerBytes } from "./first-fill.mjs";
import { coldStarts } from "./phone/cold-start.mjs";
import { pageMemory } from "./phone/memory.mjs";
import { slowDown } from "./phone/notes.mjs";
import { unlockings } from "./phone/pin.mjs";
import { keystrokes } from "./phone/search.mjs";
import { clearDoors, visits } from "./phone/visits.mjs";
import { plan } from "./plan.mjs";
import { sizes } from "./sizes.mjs";

const GROUP = "Phone";
/** Scenes whose enterprises are searched by the first letters of their initials. */
const SEARCHED = ["clear", "visited", "never_visited"];
const LETTERS = 5;

async function filledCity(t, size, planned) {
  const city = await City.open(t, THURSDAY, size);
  await plan(city, "officer", planned);
  await regionFileMade(city);
  return city;
}

/** The city: everything that is measured on one phone, from its first fill to its PIN. */
export async function phone({ t, scale, take }) {
  const city = await filledCity(t, scale.city, scale.cityPlan);
  const film = await city.door("clear");
  let holder;
  await take(GROUP, "first fill, city", async () => {
    const filled = await cityFills(t, city, scale.runs, film);
    holder = filled.phone;
    return filled.figures;
  });
  await take(GROUP, "the next officer on the phone", async () => [
    atMost("first fill, city: the next officer on the phone, bytes of the region", await nextOfficerBytes(t, city), 0, "bytes"),
  ]);
  if (!holder) return;
  await take(GROUP, "sizes", () => sizes(t, holder, city.server.address));
  await take(GROUP, "search", async () => {
    await slowDown(holder);
    const texts = SEARCHED.map((scene) => city.enterprise(scene).initials.slice(0, LETTERS));
    return [middleAtMost("search, a keystroke → results, throttled", await keystrokes(holder, texts), { limit: 40 }, "ms")];
  });
  const doors = await clearDoors(holder, city, scale.runs);
  await city.server.stop();
  await take(GROUP, "cold start", async () => {
    const times = await coldStarts(holder, scale.runs);
    return [middleAtMost("cold start offline, throttled, to a usable list", times, { limit: 1000, worst: 1500 }, "ms")];
  });
  await take(GROUP, "the page's memory", async () => [
    atMost("page's memory, its workers' in it", await pageMemory(holder), 150, "MB"),
  ]);
  await take(GROUP, "visits", async () => {
    const { judged, sealed, taps } = await visits(holder, doors);
    return [
      middleAtMost("code in front of the camera → verdict, throttled", judged, { limit: 300 }, "ms"),
      atMost("taps from today's list to sealed, beside the scan", Math.max(...taps), 2, ""),
      middleAtMost('tap on "register" → sealed and shown, throttled', sealed, { limit: 200, worst: 350 }, "ms"),
    ];
  });
  await take(GROUP, "PIN", async () => [
    middleAtMost("right PIN → today's list, throttled", await unlockings(holder, scale.runs), { limit: 1000 }, "ms"),
  ]);
}

export async function county({ t, scale, take }) {
  const city = await filledCity(t, scale.county, scale.countyPlan);
  await take(GROUP, "first fill, county", () => countyFills(t, city, scale.runs));
}
