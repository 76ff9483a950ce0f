/** A phone that reaches its server through a bad network, to be shared by the faults of a file: opening one costs seconds. */

import { City, THURSDAY } from "../../lib/city.mjs";
import { avertedBodies, drained, nudge, onServer, sealMany } from "../../lib/outbox.mjs";
import { Proxy } from "../../lib/proxy.mjs";
import { until } from "../../lib/until.mjs";

export const PUSH = "/api/v1/sync/push";
export const PULL = "/api/v1/sync/pull";

/** A city, the network before it, and a phone there on which `login` has signed in. */
export async function behind(t, { login = "officer", tls, ...options } = {}) {
  const city = await City.open(t, THURSDAY);
  const proxy = await Proxy.before(t, city.server, { tls });
  const phone = await city.phone(t, login, { address: proxy.address, ...options });
  const api = await city.api(login);
  const { organ, level } = api.me.roles.find(({ role }) => role === "officer");
  return new Net({ city, proxy, phone, api, officer: city.notes.accounts[login].id, organ, level });
}

class Net {
  constructor(parts) {
    Object.assign(this, parts);
  }

  /** Whatever a fault before has left: the network is well, the app is opened anew. */
  async anew() {
    await this.proxy.heals();
    await this.phone.go("/");
    return this;
  }

  /** Body of a registration of the officer at a scene's enterprise. */
  registration(scene = "clear") {
    const { id, matters } = this.city.enterprise(scene);
    const nothing = ["code", "premises", "exemption", "started_at", "afterwards", "joint", "plan_item", "filing", "approval", "place", "pack", "decision"];
    return {
      ...Object.fromEntries(nothing.map((field) => [field, null])),
      ...{ organ: this.organ, level: this.level, officers: [this.officer], enterprise: id, how: "search" },
      ...{ category: "routine", matters, shown: { state: "not_evaluated" } },
    };
  }

  /** Seals so many records on the phone. */
  seals(count) {
    return sealMany(this.phone, this.officer, avertedBodies(count, this.registration()));
  }

  /** All of `events` arrive at last, each once, with the first receipt. */
  async arrive(events, options) {
    await onServer(this.api, events, await drained(this.phone, this.officer, events, options));
  }

  /** The phone tries again and again, until so. */
  tries(what, ask, options) {
    return until(what, async () => (await nudge(this.phone), ask()), { every: 250, ...options });
  }

  /** Waits until the status line says so. */
  says(words) {
    const line = this.phone.page.getByTestId("sync-status");
    return until(`the status line says “${words}”`, async () => (await line.innerText()).includes(words));
  }
}
