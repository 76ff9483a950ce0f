/** A certificate outside of its dates. */

import assert from "node:assert/strict";
import { certificate } from "../lib/certificate.mjs";
import { nudge } from "../lib/outbox.mjs";
import { passThrough } from "../lib/proxy.mjs";
import { behind } from "./lib/bad-network.mjs";
import { fault } from "./lib/fault.mjs";
import { shared } from "./lib/shared.mjs";

const DAY = 24 * 3600 * 1000;
const good = certificate({ from: Date.now() - DAY, until: Date.now() + DAY });
const over = certificate({ from: Date.now() - 30 * DAY, until: Date.now() - DAY });
/** The phone trusts the one certificate, as it does an authority's, and asks of every other whether it is good. */
const trust = [`--ignore-certificate-errors-spki-list=${good.spki}`];
const net = shared((t) => behind(t, { tls: good, trusting: false, flags: trust }));

fault(
  "TLS refused (a certificate outside its dates, as a phone with a wrong date sees it)",
  {
    group: "transport",
    without: ["kept-until-answered"],
    checked: "Between the probe and the push the server's certificate is one that ran out yesterday: the browser refuses it, the app says that it is offline, opens and keeps the records, and they go up when the certificate is good again.",
  },
  async () => {
    const here = await (await net()).anew();
    const { phone, proxy } = here;
    await here.says("已同步");
    const refused = [];
    phone.page.on("requestfailed", (request) => refused.push(request.failure().errorText));
    const probed = proxy.breaks("/api/v1/sync/probe", async (exchange) => {
      await passThrough(exchange);
      proxy.certificate(over);
    }, { times: 1 });
    const events = await here.seals(3);
    await nudge(phone);
    await here.says("离线");
    assert.equal(probed.hits, 1);
    assert.ok(refused.some((text) => text.startsWith("net::ERR_CERT_")), refused.join(", "));
    await phone.page.reload();
    await here.says("3 条待发");
    await here.says("离线");
    proxy.certificate(good);
    await nudge(phone);
    await here.arrive(events);
  },
);
