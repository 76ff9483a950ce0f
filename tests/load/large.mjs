/** The server with ten million registrations stored, beside the same with one million: by hand, for it takes hours and a disk. */

import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { atMost, median, yardstickOf, yardstickRate } from "./figures.mjs";
import { enterprises } from "./pulled-rows.mjs";
import { Run } from "./run.mjs";
import { opened } from "./server.mjs";
import { latestP99 } from "./server/enterprise-visits.mjs";
import { Pushes } from "./server/pushes.mjs";

/** What an enterprise and a registration take of the database's file with all indexes; 0.54 and 2.97 at 150,000 of them. */
const [ENTERPRISE_KB, REGISTRATION_KB] = [0.6, 3.3];
/** The log grows beside it while it is made and pushed to, and no disk is filled to its end. */
const [LOG_GB, MARGIN] = [2, 1.25];

const gigabytes = ({ enterprises, facts }) => (enterprises * ENTERPRISE_KB + facts * REGISTRATION_KB) / 1e6;

/** Says what disk is needed. @throws where less is free */
function checkDisk(sizes) {
  const need = MARGIN * (Math.max(...sizes.map(gigabytes)) + LOG_GB);
  const { bavail, bsize } = statfsSync(tmpdir());
  const free = (bavail * bsize) / 1e9;
  console.error(`needs ${need.toFixed(1)} GB of the disk of ${tmpdir()} (TMPDIR says which), where ${free.toFixed(1)} GB are free`);
  if (free < need) throw new Error("too little of the disk is free: nothing was made");
}

async function measured(size, scale) {
  const run = new Run();
  try {
    const city = await opened(run, { ...size, shared: false });
    const pushes = await Pushes.to(city, await enterprises(await city.api("officer")), scale);
    const rates = await pushes.rates(scale.runs);
    const latest = [];
    for (let turn = 0; turn < scale.runs; turn++) latest.push(await latestP99(city, scale.latest));
    return { ...rates, latest };
  } finally {
    await run.end();
  }
}

/** One after the other, so that the disk holds one of them. */
export async function large({ scale, take }) {
  const sizes = [scale.stored, scale.large];
  checkDisk(sizes);
  const [few, many] = sizes.map(({ facts }) => facts.toLocaleString("en"));
  await take(`Server, ${many} registrations stored`, "ten million", async () => {
    const before = await measured(scale.stored, scale);
    const after = await measured(scale.large, scale);
    const slower = (what, name) => [
      yardstickRate(`${what}, ${few} stored`, before[name], "events/s"),
      yardstickRate(`${what}, ${many} stored`, after[name], "events/s"),
      atMost(`${what}: times slower`, median(before[name]) / median(after[name]), 1.5, "×"),
    ];
    return [
      ...slower("one event a request, 32 connections", "single"),
      ...slower("batches of 100, 4 connections", "batch"),
      yardstickOf(`an enterprise's latest 20 visits, ${few} stored: p99`, before.latest, "ms"),
      atMost(`an enterprise's latest 20 visits, ${many} stored: p99`, median(after.latest), 5, "ms"),
      atMost("an enterprise's latest 20 visits: times slower", median(after.latest) / median(before.latest), 1.5, "×"),
    ];
  });
}
