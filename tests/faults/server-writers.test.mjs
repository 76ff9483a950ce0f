/** Many at once. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Chain } from "../lib/chain.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { RUQI } from "../lib/server.mjs";
import { fault } from "./lib/fault.mjs";

const WRITERS = 50;
const EACH = 2;

fault(
  "fifty writers",
  {
    group: "server",
    without: ["turn-first"],
    checked: `${WRITERS} phones push ${EACH} times each at once, while another process (\`ruqi link\`) writes to the same file over and over: every answer is 200, every record is accepted once, and \`ruqi verify\` finds no difference.`,
  },
  async (t) => {
    const city = await City.open(t, THURSDAY, { enterprises: 60 });
    const { id, matters } = city.enterprise("clear");
    const api = await city.api("officer");
    const chains = await Promise.all(Array.from({ length: WRITERS }, () => Chain.enrol(api)));
    let going = true;
    let links = 0;
    const beside = (async () => {
      while (going) {
        const link = spawn(RUQI, ["link", "--login", "officer", "--data", city.server.data], { stdio: "ignore" });
        const [status] = await once(link, "exit");
        // It may have to give way for longer than it waits, and says so.
        if (status === 0) links++;
      }
    })();
    const write = async (chain) => {
      for (let n = 0; n < EACH; n++) {
        const event = chain.seal("registration", chain.registration(id, matters));
        const [{ status, why }] = await chain.push(event.jws);
        assert.equal(status, "accepted", `${status}: ${why}`);
      }
    };
    try {
      await Promise.all(chains.map(write));
    } finally {
      going = false;
      await beside;
    }
    assert.ok(links > 0, "nobody wrote beside them");
    city.verify();
  },
);
