/** Signal that is not there, comes and goes, hangs or crawls. */

import assert from "node:assert/strict";
import * as app from "../lib/app.mjs";
import { hang, narrow, slow } from "../lib/mishaps.mjs";
import { drained, nudge } from "../lib/outbox.mjs";
import { Phone } from "../lib/phone.mjs";
import { until } from "../lib/until.mjs";
import { behind, PULL, PUSH } from "./lib/bad-network.mjs";
import { fault } from "./lib/fault.mjs";
import { shared } from "./lib/shared.mjs";

const group = "transport";
const net = shared((t) => behind(t));

/** What the phone waits for an answer, and a little more. */
const PATIENCE = 31_000;
const payloadOf = (jws) => JSON.parse(Buffer.from(jws.split(".")[1], "base64url"));

fault(
  "DNS dead while the browser says online",
  {
    group,
    without: ["silence-noted"],
    checked: "The server's name no longer resolves, the browser says that it is online: the app opens, says that it is offline, a registration by tapping is sealed and says of itself that it was made without the server; with names again it goes up by itself.",
  },
  async () => {
    const here = await (await net()).anew();
    const { phone, proxy, city, officer } = here;
    await app.beginForm(phone, officer, { enterprise: city.enterprise("clear").id });
    await here.says("已同步");
    // The network goes while the page is open: what the phone heard is seconds old.
    await proxy.down();
    await nudge(phone);
    await here.says("离线");
    assert.equal(await phone.page.evaluate(() => navigator.onLine), true);
    const id = await app.register(phone);
    await proxy.up();

    await phone.close();
    await phone.open("/unsent", { flags: ["--host-resolver-rules=MAP localhost ~NOTFOUND"] });
    await phone.page.getByTestId("unsent").first().waitFor();
    await here.says("离线");
    assert.equal(await phone.page.evaluate(() => navigator.onLine), true);
    const failure = phone.page.waitForEvent("requestfailed", (request) => request.url().endsWith("/probe"));
    await nudge(phone);
    assert.equal((await failure).failure().errorText, "net::ERR_NAME_NOT_RESOLVED");

    await phone.close();
    await phone.open("/");
    await drained(phone, officer, [{ id }]);
    const jws = proxy.pushes.flatMap(({ events }) => events).find((one) => payloadOf(one).id === id);
    await here.arrive([{ id, jws }]);
    assert.equal(payloadOf(jws).online, false, "the record does not say that the server was there");
  },
);

fault(
  "hang, then timeout",
  {
    group,
    without: ["patience"],
    checked: "A push that is taken and never answered (the phone's clock runs its half minute on in a moment): the app gives it up, and the same records go up by themselves.",
  },
  async () => {
    const here = await net();
    const { phone, proxy } = here;
    await proxy.heals();
    await phone.page.clock.install();
    await phone.go("/");
    // before there is anything to send: a phone may send what it has just sealed
    const before = proxy.pushes.length;
    proxy.breaks(PUSH, hang, { times: 1 });
    const events = await here.seals(3);
    await here.tries("the push hangs", () => proxy.pushes.length > before);
    await phone.page.clock.fastForward(PATIENCE);
    await here.arrive(events);
  },
);

fault(
  "slow client",
  {
    group,
    without: ["halve-on-silence"],
    checked: "A signal on which a whole batch takes longer than the phone waits: the batch is halved until one gets through, and all sixteen records do.",
  },
  async () => {
    const here = await net();
    const { phone, proxy } = here;
    await proxy.heals();
    await phone.page.clock.install();
    await phone.go("/");
    const crawl = slow(8_000);
    // A second here is the phone's half minute: as if the signal were thirty times as slow.
    const patience = async (exchange) => {
      const over = setTimeout(() => void phone.page.clock.fastForward(PATIENCE).catch(() => undefined), 1_000);
      await crawl(exchange).finally(() => clearTimeout(over));
    };
    const rule = proxy.breaks(PUSH, patience);
    const events = await here.seals(16);
    await nudge(phone);
    await here.arrive(events, { within: 30_000 });
    assert.ok(rule.hits > 4, "it took several goes");
  },
);

fault(
  "slow client",
  {
    group,
    without: ["fewer-rows"],
    checked: "A signal on which no answer gets through that is larger than 20 kB, a new phone, the first fill: fewer rows are asked for until a page gets through, and all of the region comes.",
  },
  async (t) => {
    const here = await net();
    const { city, proxy } = here;
    await proxy.heals();
    const rule = proxy.breaks(PULL, narrow(20_000));
    const phone = await Phone.take(t, { address: proxy.address });
    await app.signIn(phone, city.account("colleague"));
    await until("the first fill is over", async () => (await nudge(phone), /已同步/.test(await app.status(phone).innerText())), { within: 30_000, every: 250 });
    assert.ok(rule.hits > 3, "it took several pages");
    await app.finds(phone, city.enterprise("clear").name);
  },
);

fault(
  "signal up a second, down a second, for minutes",
  {
    group,
    without: ["kept-until-answered"],
    checked: "A slow signal that is there for a second and gone for a second, cutting pushes in their middle, while records are sealed all along (six seconds of it): every one is there once in the end.",
  },
  async () => {
    const here = await (await net()).anew();
    const { phone, proxy } = here;
    proxy.breaks(PUSH, slow(20_000));
    const events = await here.seals(10);
    await proxy.flaps(1_000, 1_000);
    const end = Date.now() + 6_000;
    await here.tries("six seconds of it are over", async () => {
      events.push(...(await here.seals(2)));
      return Date.now() > end;
    }, { every: 500, within: 20_000 });
    await proxy.heals();
    await nudge(phone);
    await here.arrive(events);
  },
);
