/** A key is revoked: what comes from then on is set aside. Last, for the officer's sessions end with it. */

import assert from "node:assert/strict";
import { seal } from "../client.mjs";
import { problem, said, understood } from "./expect.mjs";

export const revoking = {
  "after a revocation events are set aside, what came before stays, and the key enrols no more": async ({ client, manager, enterprise }) => {
    const boss = await manager();
    const chain = await client.enrol();
    const [before, after] = [1, 2].map(() => chain.seal("registration", chain.registration(enterprise)));
    await client.push({ events: [before.jws] });
    const { nonce } = await client.probe();
    const proof = seal({ alg: "ES256", typ: "ruqi-proof", kid: chain.kid }, { nonce, device: chain.device }, chain.key);
    const again = await client.send("POST", "/api/v1/sync/enrol", { body: { ...chain.request, proof } });
    assert.equal(again.status, 200, "before, the same key enrols");
    const answer = await boss.send("POST", `/api/v1/enrolments/${chain.kid}/revoke`, { body: { reason: "conformance" } });
    assert.ok([200, 204].includes(answer.status), `answered ${answer.status}`);
    const { results } = understood(await client.push({ events: [before.jws, after.jws] }), 2);
    said(results[0], before, "duplicate");
    said(results[1], after, "quarantined", "revoked_key");
    const refused = await client.send("POST", "/api/v1/sync/enrol", { body: chain.request });
    problem(refused, refused.status === 401 ? 401 : 409, refused.status === 401 ? refused.json?.type.slice(10) : "key-revoked");
  },
};
