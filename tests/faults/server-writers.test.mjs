/** Many at once. */

import assert from "node:assert/strict";
import { Chain } from "../lib/chain.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { creditCode } from "../lib/credit-code.mjs";
import { importList } from "../lib/import.mjs";
import { fault } from "./lib/fault.mjs";

const WRITERS = 50;
const EACH = 2;
/** So many rows hold the file for a good part of a second: whoever writes then has to wait for its turn. */
const ROWS = 2_000;

fault(
  "fifty writers",
  {
    group: "server",
    without: ["turn-first"],
    checked: `${WRITERS} phones push ${EACH} times each at once, while another process (\`ruqi import\`) writes two thousand rows to the same file over and over: every answer is 200, every record is accepted once, and \`ruqi verify\` finds no difference.`,
  },
  async (t) => {
    const city = await City.open(t, THURSDAY, { enterprises: 60 });
    const { id, matters } = city.enterprise("clear");
    const api = await city.api("officer");
    const chains = await Promise.all(Array.from({ length: WRITERS }, () => Chain.enrol(api)));
    let going = true;
    let lists = 0;
    const beside = (async () => {
      // This one has all defences: it is the server that does without.
      do await importList(city, "enterprises", list(lists++), {});
      while (going);
    })();
    const write = async (chain) => {
      for (let n = 0; n < EACH; n++) {
        const event = chain.seal("registration", chain.registration(id, matters));
        const [{ status, why }] = await chain.push(event.jws);
        assert.equal(status, "accepted", `${status}: ${why}`);
      }
    };
    const all = Promise.all(chains.map(write)).finally(() => (going = false));
    await Promise.allSettled([all, beside]);
    await all;
    await beside;
    city.verify();
  },
);

/** Enterprises, each time under other names: every row is written. */
const list = (time) =>
  Array.from({ length: ROWS }, (_, n) => [creditCode(n), `第${n}厂${time}`, "430211", `新路${n}号`, "430211", "存续"]);
