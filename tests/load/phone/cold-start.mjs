/** The app opened without a server, its whole browser started anew. */

import { noted, notes, slowDown } from "./notes.mjs";

/** Until today's list can be used, in each run. The browser's own start is not the app's. */
export async function coldStarts(phone, runs) {
  const times = [];
  for (let run = 0; run < runs; run++) {
    await phone.close();
    await phone.open("/about");
    await phone.page.addInitScript(notes);
    await slowDown(phone);
    await phone.go("/today");
    times.push((await noted(phone, "today")).today);
  }
  return times;
}
