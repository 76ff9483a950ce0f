/** "Push": what is answered to an honest phone, and what its receipts are. */

import assert from "node:assert/strict";
import { isSealedBy, open } from "../client.mjs";
import { INSTANT, problem, said, understood } from "./expect.mjs";

export const receipts = {
  "an event is accepted without a token, with a receipt": async ({ client, enterprise }) => {
    const chain = await client.enrol();
    const event = chain.seal("registration", chain.registration(enterprise));
    const { results, chains } = understood(await client.push({ events: [event.jws] }, null), 1);
    said(results[0], event, "accepted");
    assert.equal(results[0].id, event.id);
    assert.equal(chains[chain.kid], 1);
    assert.equal(typeof results[0].receipt, "string");
  },
  "a receipt is the server's, over id, hash, arrival and epoch": async ({ client, keys, enterprise }) => {
    const chain = await client.enrol();
    const event = chain.seal("registration", chain.registration(enterprise));
    const { results, epoch } = understood(await client.push({ events: [event.jws] }), 1);
    assert.ok(isSealedBy(results[0].receipt, keys, "ruqi-receipt"));
    const { payload } = open(results[0].receipt);
    assert.deepEqual([payload.event, payload.hash, payload.epoch], [event.id, event.hash, epoch]);
    assert.match(payload.received_at, INSTANT);
  },
  "the same bytes again are a duplicate with the first receipt": async ({ client, enterprise }) => {
    const chain = await client.enrol();
    const event = chain.seal("registration", chain.registration(enterprise));
    const first = understood(await client.push({ events: [event.jws] }), 1).results[0];
    const again = understood(await client.push({ events: [event.jws] }), 1).results[0];
    said(again, event, "duplicate");
    assert.equal(again.receipt, first.receipt);
  },
  "the same bytes twice in one push are stored once": async ({ client, enterprise }) => {
    const chain = await client.enrol();
    const event = chain.seal("registration", chain.registration(enterprise));
    const { results } = understood(await client.push({ events: [event.jws, event.jws] }), 2);
    assert.deepEqual(results.map(({ status }) => status), ["accepted", "duplicate"]);
    assert.equal(results[0].receipt, results[1].receipt);
  },
  "verdicts are told to whoever proves a key of the officer's, and to nobody else": async ({ client, other, enterprise }) => {
    const chain = await client.enrol();
    const event = chain.seal("registration", chain.registration(enterprise));
    const request = { events: [event.jws] };
    assert.equal(understood(await client.push(request, null), 1).results[0].verdict, null, "without a proof");
    const proven = understood(await client.push(request, chain), 1).results[0].verdict;
    assert.equal(typeof proven?.verdict, "string", "with a proof");
    const stranger = await (await other()).enrol();
    assert.equal(understood(await client.push(request, stranger), 1).results[0].verdict, null, "with another officer's");
  },
  "a push with a token that is no good is no 401": async ({ client }) => {
    const answer = await client.send("POST", "/api/v1/sync/push", { body: { events: [] }, as: "no.token.at.all" });
    understood(answer, 0);
  },
  "a proof that does not hold is no proof, and no error": async ({ client, enterprise }) => {
    const chain = await client.enrol();
    const event = chain.seal("registration", chain.registration(enterprise));
    const headers = { "ruqi-proof": "no.proof." };
    const answer = await client.send("POST", "/api/v1/sync/push", { body: { events: [event.jws] }, headers, as: null });
    said(understood(answer, 1).results[0], event, "accepted");
  },
  "an empty push answers the heads of the chains that it asks for": async ({ client, enterprise }) => {
    const chain = await client.enrol();
    const event = chain.seal("registration", chain.registration(enterprise));
    await client.push({ events: [event.jws] });
    const unknown = "A".repeat(43);
    const { chains } = understood(await client.push({ events: [], chains: [chain.kid, unknown] }), 0);
    assert.deepEqual([chains[chain.kid], chains[unknown]], [1, 0]);
  },
  "a body that is no request is told so": async ({ client }) => {
    for (const body of ["", "{", "[]", '{"events":3}']) problem(await client.push(body), 400, "malformed");
  },
};
