/** Chains: order, gaps, forks. */

import assert from "node:assert/strict";
import { said } from "./expect.mjs";
import { push, sealed } from "./sealed-chain.mjs";

export const chains = {
  "what comes after a gap is held, with a receipt, and the head stands before it": async (server) => {
    const { chain, events: [one, two, three] } = await sealed(server, 3);
    const { results, chains: heads } = await push(server.client, one, three);
    said(results[1], three, "held", "gap");
    assert.equal(typeof results[1].receipt, "string");
    assert.equal(heads[chain.kid], 1);
    await push(server.client, two); // nothing is left waiting: whoever enrols is told of it
  },
  "what is held counts when the gap closes": async (server) => {
    const { chain, events: [one, two, three] } = await sealed(server, 3);
    await push(server.client, one, three);
    const { results, chains: heads } = await push(server.client, two);
    said(results[0], two, "accepted");
    assert.equal(heads[chain.kid], 3);
    said((await push(server.client, three)).results[0], three, "duplicate");
  },
  "a chain in any order within one push is whole": async (server) => {
    const { chain, events: [one, two, three] } = await sealed(server, 3);
    const { chains: heads } = await push(server.client, three, two, one);
    assert.equal(heads[chain.kid], 3);
  },
  "chains do not wait for each other": async (server) => {
    const [a, b] = [await sealed(server, 2), await sealed(server, 1)];
    const { results } = await push(server.client, a.events[1], b.events[0]);
    said(results[0], a.events[1], "held", "gap");
    said(results[1], b.events[0], "accepted");
    await push(server.client, a.events[0]);
  },
  "an event whose prev is not the one before is set aside": async (server) => {
    const { chain, events: [one] } = await sealed(server, 1);
    await push(server.client, one);
    const broken = chain.seal("registration", chain.registration(server.enterprise), { over: { prev: "A".repeat(43) } });
    said((await push(server.client, broken)).results[0], broken, "quarantined", "broken_chain");
  },
  "the first names its certificate": async (server) => {
    const { chain } = await sealed(server, 0);
    const broken = chain.seal("registration", chain.registration(server.enterprise), { over: { prev: "A".repeat(43) } });
    said((await push(server.client, broken)).results[0], broken, "quarantined", "broken_chain");
  },
  "two events with one number: the first stays, the second is set aside": async (server) => {
    const { chain, events: [one] } = await sealed(server, 1);
    await push(server.client, one);
    const fork = chain.seal("registration", chain.registration(server.enterprise), { over: { seq: 1 } });
    said((await push(server.client, fork)).results[0], fork, "quarantined", "number_taken");
    said((await push(server.client, one)).results[0], one, "duplicate");
  },
  "what is set aside with a good signature fills its number": async (server) => {
    const { chain } = await sealed(server, 0);
    const later = chain.seal("of_a_later_app", {});
    const next = chain.seal("registration", chain.registration(server.enterprise));
    const { results, chains: heads } = await push(server.client, later, next);
    said(results[0], later, "quarantined", "unknown_type");
    said(results[1], next, "accepted");
    assert.equal(heads[chain.kid], 2);
  },
};
