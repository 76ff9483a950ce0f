/** A phone that lost its storage: what waits for a record that cannot come. */

import assert from "node:assert/strict";
import { problem, said } from "./expect.mjs";
import { push, sealed } from "./sealed-chain.mjs";

/** A chain whose second record waits for its first, which has not been sent. */
async function torn(server) {
  const { chain, events: [missing, waits] } = await sealed(server, 2);
  said((await push(server.client, waits)).results[0], waits, "held", "gap");
  return { chain, missing, waits };
}

const headOf = async (client, { kid }) => (await client.push({ events: [], chains: [kid] })).json.chains[kid];
/** Whether a record counts, asked by sending it again, and where its chain's head is then. */
async function again({ client }, { kid }, event) {
  const { results, chains } = await push(client, event);
  return [results[0].status, chains[kid]];
}

const told = ({ waiting }, { kid }) => (waiting ?? []).find((one) => one.kid === kid);

export const lost = {
  "enrolment tells in which of the officer's chains records wait": async (server) => {
    const { chain, missing } = await torn(server);
    const one = told(await server.client.enrol(), chain);
    assert.deepEqual([one?.device, one?.records], [chain.device, 1]);
    assert.ok(Date.parse(one.since) < Date.parse(one.until), "it counts by itself in the end");
    await push(server.client, missing);
    assert.equal(told(await server.client.enrol(), chain), undefined, "nothing waits any more");
  },
  "what waits counts once its officer says that the missing one is lost": async (server) => {
    const { chain, waits } = await torn(server);
    const next = await server.client.enrol({ lost: [chain.kid] });
    assert.equal(told(next, chain), undefined);
    assert.deepEqual(await again(server, chain, waits), ["duplicate", 2]);
  },
  "it may be said later, by a key that is enrolled": async (server) => {
    const { chain, waits } = await torn(server);
    const next = await server.client.enrol();
    assert.deepEqual(await again(server, chain, waits), ["held", 0]);
    assert.equal((await server.client.askAgain(next, { lost: [chain.kid] })).status, 200);
    assert.deepEqual(await again(server, chain, waits), ["duplicate", 2]);
  },
  "what turns up after all is taken": async (server) => {
    const { chain, missing, waits } = await torn(server);
    await server.client.enrol({ lost: [chain.kid] });
    const { results } = await push(server.client, missing, waits);
    said(results[0], missing, "accepted");
    said(results[1], waits, "duplicate");
  },
  "who asks for the heads alone is told of what was given up": async (server) => {
    const { chain, missing } = await torn(server);
    await server.client.enrol({ lost: [chain.kid] });
    assert.equal(await headOf(server.client, chain), 0);
    await push(server.client, missing);
    assert.equal(await headOf(server.client, chain), 2);
  },
  "nobody says it of another's chain": async (server) => {
    const another = await server.other();
    const { chain, missing, waits } = await torn(server);
    await another.enrol({ lost: [chain.kid] });
    assert.deepEqual(await again(server, chain, waits), ["held", 0]);
    await push(server.client, missing);
  },
  "more than ten keys, or what is none, is refused": async ({ client }) => {
    const { request } = await client.enrolment();
    for (const kids of [Array.from({ length: 11 }, () => "A".repeat(43)), ["no key"]]) {
      problem(await client.askToEnrol({ ...request, lost: kids }), 422, "not-enrolled");
    }
  },
};
