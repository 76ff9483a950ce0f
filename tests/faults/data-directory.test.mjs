/** The directory changes while records are on their way: what an enterprise is, which code is whose. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { Chain } from "../lib/chain.mjs";
import { City, THURSDAY } from "../lib/city.mjs";
import { importList } from "../lib/import.mjs";
import { holdShown } from "../lib/invariants.mjs";
import { fault } from "./lib/fault.mjs";
import { shared } from "./lib/shared.mjs";

const here = shared(async (t) => {
  const city = await City.open(t, THURSDAY);
  const [officer, supervisor, admin] = await Promise.all(["officer", "supervisor", "admin"].map((login) => city.api(login)));
  return { city, officer, supervisor, admin };
});

const seen = async (id) => (await (await here()).supervisor.get(`/api/v1/registrations/${id}`)).body;

/** A code's name to phones (docs/SYNC-PROTOCOL.md, "Codes"). */
const fingerprint = (text) => createHash("sha256").update(`ruqi-code-1\0${text}`).digest("hex").slice(0, 16);

fault(
  "unknown code resolved later",
  {
    group: "data",
    without: ["resolved-again"],
    checked:
      "Two visits by a code that nobody knows wait for it, one of them on its way when the code is bound: both are the enterprise's from then on, judged with its history.",
  },
  async () => {
    const { city, officer, admin } = await here();
    const { id, premises, matters } = city.enterprise("unknown_code");
    const text = "https://code.hunan.example/yingshang?e=4302110099999&v=2";
    const chain = await Chain.enrol(officer);
    const by = { code: { kind: "foreign", text }, how: "camera" };
    const before = chain.seal("registration", chain.registration(null, matters, by), { at: chain.now() - 3_600_000 });
    const after = chain.seal("registration", chain.registration(null, matters, by));
    await chain.push(before.jws);
    assert.equal((await seen(before.id)).unknown_code, fingerprint(text));
    const answer = await admin.post(`/api/v1/unknown-codes/${fingerprint(text)}/resolve`, { premises });
    assert.equal(answer.status, 204, answer.text);
    await chain.push(after.jws);
    for (const one of [before, after]) {
      const view = await seen(one.id);
      assert.deepEqual([view.enterprise, view.unknown_code], [id, null]);
      assert.ok(view.verdict, "judged");
    }
    const because = (await seen(after.id)).verdict.findings.flatMap((finding) => finding.because);
    assert.ok(because.includes(before.id), "the first visit counts for the second");
    await holdShown(city, ["unknown_code"], chain);
  },
);

fault(
  "enterprise closed or merged meanwhile",
  {
    group: "data",
    without: ["history-follows"],
    checked:
      "Sealed at an enterprise that is closed, and at one that is merged into another, before the records arrive: none is refused, and the merged one's visits, before and after, are shown at the one that is left and judged there.",
  },
  async () => {
    const { city, officer, admin } = await here();
    const [closed, from, into] = ["apart", "pair", "visited_too"].map((scene) => city.enterprise(scene));
    const chain = await Chain.enrol(officer);
    const visit = ({ id, matters }) => chain.seal("registration", chain.registration(id, matters));
    const early = visit(from);
    await chain.push(early.jws);
    const [atClosed, late, there] = [visit(closed), visit(from), visit(into)];
    await importList(city, "enterprises", [[closed.credit_code, closed.name, closed.region, closed.address, closed.region, "注销"]]);
    const merge = { into: into.id, reason: "吸收合并" };
    const answer = await admin.post(`/api/v1/enterprises/${from.id}/merge`, merge);
    assert.equal(answer.status, 204, answer.text);
    const results = await chain.push(atClosed.jws, late.jws, there.jws);
    assert.deepEqual(results.map(({ status }) => status), ["accepted", "accepted", "accepted"]);
    assert.equal((await seen(atClosed.id)).enterprise, closed.id);
    for (const one of [early, late, there]) assert.equal((await seen(one.id)).enterprise, into.id);
    const because = (await seen(there.id)).verdict.findings.flatMap((finding) => finding.because);
    assert.ok(because.includes(early.id), "the visit at the one that is gone counts");
    await holdShown(city, ["apart", "visited_too"], chain);
  },
);
