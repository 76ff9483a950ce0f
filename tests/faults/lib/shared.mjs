/** What the faults of a file share, a city and its phones: made when the first of them asks, put away after the last. */

import { after } from "node:test";

export function shared(make) {
  const ends = [];
  let made;
  if (!process.env.RUQI_FAULTS) {
    after(async () => {
      for (const end of ends.reverse()) await end();
    });
  }
  return () => (made ??= make({ after: (end) => ends.push(end) }));
}
