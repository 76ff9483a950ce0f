/** A first fill begins with the region's file: whatever befalls that, the phone comes to have what a pull alone gives. */

import assert from "node:assert/strict";
import * as app from "../lib/app.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { altered, held, problem, truncated } from "../lib/mishaps.mjs";
import { nudge } from "../lib/outbox.mjs";
import { Phone } from "../lib/phone.mjs";
import { Proxy } from "../lib/proxy.mjs";
import { partsKept, pulledRows } from "../lib/pulled-rows.mjs";
import { kept } from "../lib/raw-storage.mjs";
import { regionFileMade } from "../lib/region-file.mjs";
import { until } from "../lib/until.mjs";
import { fault } from "./lib/fault.mjs";
import { shared } from "./lib/shared.mjs";

const FILE = "/api/v1/sync/region-file";
/** More rows than a page of pull has. */
const SIZE = { enterprises: 6_000 };

const here = shared(async (t) => {
  const city = await City.open(t, THURSDAY, SIZE);
  const parts = await regionFileMade(city);
  const proxy = await Proxy.before(t, city.server);
  assert.ok(parts.length > 1, "a part before the one that it befalls");
  const officer = city.notes.accounts.officer.id;
  const there = { city, proxy, officer, paths: parts.map(({ hash }) => `${FILE}/${hash}`) };
  const without = proxy.breaks(FILE, problem(404, "not-found"));
  const phone = await begins(t, there);
  await app.ready(phone);
  assert.ok(without.hits > 0);
  const pulled = await pulledRows(phone, officer);
  await phone.close();
  return { ...there, pulled };
});

/** A new phone on which the officer signs in: its first fill is under way. */
async function begins(t, { city, proxy }) {
  const phone = await Phone.take(t, { address: proxy.address });
  await app.signIn(phone, city.account("officer"));
  return phone;
}

/** The fill comes to its end, and the phone has each row that a pull alone gives, once. */
async function filledAsByPull(phone, { officer, pulled }) {
  const isOver = async () => {
    const state = (await kept(phone, "pulled"))?.[officer];
    return state?.current && !state.shadow && !state.incomplete;
  };
  await until("the first fill is over", async () => (await nudge(phone), isOver()), { within: 60_000, every: 250 });
  const rows = await pulledRows(phone, officer);
  const [own, theirs] = [new Set(rows), new Set(pulled)];
  const twice = rows.length - own.size;
  const missing = pulled.filter((row) => !own.has(row));
  const other = rows.filter((row) => !theirs.has(row));
  assert.deepEqual({ twice, missing: missing.slice(0, 2), other: other.slice(0, 2) }, { twice: 0, missing: [], other: [] }, "each row of a pull is there, once, and no other");
  assert.deepEqual(phone.complaints, []);
}

/** How often a phone began with the file. */
const begun = ({ proxy }) => proxy.seen.filter(({ path }) => path === FILE).length;

async function anew() {
  const there = await here();
  await there.proxy.heals();
  there.proxy.seen = [];
  return there;
}

fault(
  "region file: cut in the middle of a part",
  {
    group: "transport",
    without: ["file-goes-on"],
    checked: "The connection breaks in the middle of a part, three times: the first fill goes on behind the parts that are kept, and the phone has each row that a pull alone gives, once.",
  },
  async (t) => {
    const there = await anew();
    const cut = there.proxy.breaks(there.paths[1], truncated({ bytes: 20_000, cut: true }), { times: 3 });
    const phone = await begins(t, there);
    await until("each cut was made", async () => (await nudge(phone), cut.hits === 3), { within: 30_000, every: 250 });
    await filledAsByPull(phone, there);
    assert.equal(begun(there), 1, "the file was begun once");
    await phone.close();
  },
);

fault(
  "region file: a part altered on the way",
  {
    group: "transport",
    without: ["part-hash"],
    checked: "A byte of an enterprise's name is another in every answer with that part, which is well-formed all the same: the part is not taken, the file is given up for a pull of everything, and the phone has each row that a pull alone gives, once.",
  },
  async (t) => {
    const there = await anew();
    const other = there.proxy.breaks(there.paths[0], altered("公司", "公叹"));
    const phone = await begins(t, there);
    await filledAsByPull(phone, there);
    assert.ok(other.hits > 0, "it was altered");
    await phone.close();
  },
);

fault(
  "region file: a part vanished, another file took its place",
  {
    group: "transport",
    without: ["file-given-up"],
    checked: "The second part is gone when the phone asks for it, as when another file took its file's place: what was filled is given up with it, the fill begins with the file of now, and the phone has each row that a pull alone gives, once.",
  },
  async (t) => {
    const there = await anew();
    const gone = there.proxy.breaks(there.paths[1], problem(404, "not-found"), { times: 1 });
    const phone = await begins(t, there);
    await filledAsByPull(phone, there);
    assert.equal(gone.hits, 1, "it was gone");
    assert.equal(begun(there), 2, "the file was asked for again");
    await phone.close();
  },
);

fault(
  "killed between two parts of a region file",
  {
    group: "phone",
    without: ["file-goes-on"],
    checked: "Killed when the first part is kept and the second on its way: opened and signed in again, the fill goes on with the second, and the phone has each row that a pull alone gives, once.",
  },
  async (t) => {
    const there = await anew();
    const second = held();
    there.proxy.breaks(there.paths[1], second.mishap, { times: 1 });
    const phone = await begins(t, there);
    await second.came;
    await until("the first part is kept", async () => (await partsKept(phone, there.officer)) === 1);
    await phone.kill();
    second.go();
    // a browser that dies within half a minute has not written its cookies down: it is as good as signed out
    await phone.open("about:blank");
    await phone.page.context().clearCookies();
    await phone.go("/sign-in");
    await app.signIn(phone, there.city.account("officer"));
    await filledAsByPull(phone, there);
    assert.equal(begun(there), 1, "the file was begun once");
    await phone.close();
  },
);
