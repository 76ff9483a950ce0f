/** Answers that are lost, cut, somebody else's, or a refusal: the records stay in the outbox until the server's own word. */

import assert from "node:assert/strict";
import { answerLost, answers, cutMidBody, portal, portalElsewhere, problem, truncated } from "../lib/mishaps.mjs";
import { nudge, outbox, sealMany } from "../lib/outbox.mjs";
import { behind, PUSH } from "./lib/bad-network.mjs";
import { fault } from "./lib/fault.mjs";
import { shared } from "./lib/shared.mjs";

const net = shared((t) => behind(t));
const group = "transport";
const eventsIn = (body) => JSON.parse(body).events.length;

/** They are tried at once. */
async function getThrough(here, events, options) {
  await nudge(here.phone);
  await here.arrive(events, options);
}

fault(
  "answer lost after the commit",
  {
    group,
    without: ["stored-before", "kept-until-answered"],
    checked: "Five records whose answer is lost twice after the commit: none is set aside when they come again, each is there once, and the phone keeps the receipt that the server gave first.",
  },
  async () => {
    const here = await (await net()).anew();
    const lost = here.proxy.breaks(PUSH, answerLost, { times: 2 });
    const events = await here.seals(5);
    await here.tries("the answer is lost twice", () => lost.hits === 2);
    await here.tries("the third push is answered", () => here.proxy.pushes.filter((push) => push.events.includes(events[0].jws)).length > 2);
    await getThrough(here, events);
  },
);

fault(
  "cut mid-body",
  {
    group,
    without: ["kept-until-answered"],
    checked: "Twenty records whose push is cut at a tenth, the half and all but a byte of its body: half a body stores nothing, and all twenty go up whole afterwards.",
  },
  async () => {
    const here = await (await net()).anew();
    const cuts = [0.1, 0.5, 0.9999].map((share) => here.proxy.breaks(PUSH, cutMidBody(share), { times: 1 }));
    const events = await here.seals(20);
    await here.tries("each cut was made", () => cuts.every(({ hits }) => hits === 1));
    await getThrough(here, events);
  },
);

fault(
  "captive portal 200 HTML, 302",
  {
    group,
    without: ["only-our-json"],
    checked: "A portal's page (200, HTML) and its redirection (302), for every address and for pushes alone: the app says that it is offline, counts no failure, and sends at once when the portal is gone.",
  },
  async () => {
    const here = await (await net()).anew();
    await here.says("已同步");
    for (const mishap of [portal, portalElsewhere]) {
      const all = here.proxy.breaks("/", mishap);
      const events = await here.seals(3);
      await here.tries("the portal was met", () => all.hits > 1);
      await here.says("离线");
      // In this order: between the two the records would find their way.
      const pushes = here.proxy.breaks(PUSH, mishap);
      all.end();
      await here.tries("the portal answered a push", () => pushes.hits > 2);
      await here.says("离线");
      pushes.end();
      await getThrough(here, events, { within: 5_000 });
    }
  },
);

fault(
  "truncated answer",
  {
    group,
    without: ["only-our-json"],
    checked: "An answer to a push that breaks off, and one that ends in the middle as if it were whole: both count as no signal, and the records go again and get their first receipts.",
  },
  async () => {
    const here = await (await net()).anew();
    await here.says("已同步");
    for (const cut of [true, false]) {
      const rule = here.proxy.breaks(PUSH, truncated({ bytes: 200, cut }));
      const events = await here.seals(3);
      await here.tries("the answer was truncated", () => rule.hits > 1);
      await here.says("离线");
      rule.end();
      await getThrough(here, events, { within: 5_000 });
    }
  },
);

fault(
  "413 to single events",
  {
    group,
    without: ["halve-on-413"],
    checked: "A server that takes one record at a time, and a gateway that says 413 with a page of its own: the batch is halved until each gets through, without a wait.",
  },
  async () => {
    const here = await (await net()).anew();
    const single = here.proxy.breaks(PUSH, problem(413, "too-large"), { when: (body) => eventsIn(body) > 1 });
    await getThrough(here, await here.seals(12), { within: 10_000 });
    assert.ok(single.hits >= 3, "12, 6 and 3 were refused");
    single.end();
    const events = await here.seals(12);
    const gateway = answers(413, { "content-type": "text/html" }, "<h1>413 Request Entity Too Large</h1>");
    here.proxy.breaks(PUSH, gateway, { when: (body) => eventsIn(body) > 1 });
    await here.tries("all got through the gateway", async () => {
      const { rows } = await outbox(here.phone, here.officer);
      return events.every(({ id }) => !rows.some((row) => row.id === id));
    });
    await getThrough(here, events);
  },
);

fault(
  "429, 503 with date and with seconds",
  {
    group,
    without: ["retry-after"],
    checked: "429 with seconds and 503 with a date, by a server whose date is a year ahead: nothing is pushed before that, whatever else happens, and then it is, by itself.",
  },
  async () => {
    const here = await (await net()).anew();
    const wait = 4;
    const ahead = Math.ceil((Date.now() + 365 * 24 * 3600 * 1000) / 1000) * 1000;
    const date = (ms) => new Date(ms).toUTCString();
    const busy = [
      problem(429, "too-many-pushes", { "retry-after": String(wait) }),
      problem(503, "busy", { date: date(ahead), "retry-after": date(ahead + wait * 1000) }),
    ];
    for (const mishap of busy) {
      const rule = here.proxy.breaks(PUSH, mishap, { times: 1 });
      const events = await here.seals(2);
      await here.tries("the server was busy", () => rule.hits === 1);
      const told = here.proxy.pushes.at(-1).at;
      const [next] = await here.tries("it was asked again", () => {
        const later = here.proxy.pushes.filter(({ at }) => at > told);
        return later.length > 0 && later;
      });
      assert.ok(next.at - told >= wait * 1000 - 100, `asked again after ${next.at - told} ms`);
      await getThrough(here, events);
    }
  },
);

fault(
  "one poisonous event among fifty",
  {
    group,
    without: ["set-aside"],
    checked: "A record of fifty whose body no server can read: forty-nine are on the server, the one is kept there and here, shown with what to do, and not sent again.",
  },
  async () => {
    const here = await (await net()).anew();
    const events = await here.seals(24);
    const [poison] = await sealMany(here.phone, here.officer, [{ type: "registration", body: { organ: here.organ, matters: "\u0000" } }]);
    events.push(...(await here.seals(25)));
    await getThrough(here, events);
    const { rows } = await outbox(here.phone, here.officer);
    assert.deepEqual(
      rows.map(({ id, state, why }) => [id, state, why]),
      [[poison.id, "set_aside", "malformed"]],
    );
    await here.says("1 条需处理");
    await getThrough(here, await here.seals(1));
    const carrying = here.proxy.pushes.filter((push) => push.events.includes(poison.jws));
    assert.equal(carrying.length, 1, "it was sent once");
  },
);
