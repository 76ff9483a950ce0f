/** What an earlier build wrote opens under this one: the database, and a phone's full outbox. */

import assert from "node:assert/strict";
import test from "node:test";
import { Api } from "../lib/api.mjs";
import { commits, notesOf, serve, verify, withPhone } from "../lib/fixtures.mjs";

for (const commit of commits) {
  test(`the database and the outbox of ${commit}`, async (t) => {
    const server = await serve(t, commit);
    const { sent, outbox } = notesOf(commit);
    const api = new Api(server.address);
    const push = async (...events) => (await api.post("/api/v1/sync/push", { events })).body.results;
    const [known] = await push(sent.jws);
    assert.deepEqual([known.status, known.receipt], ["duplicate", sent.receipt]);
    const results = await push(...outbox);
    const told = results.map(({ status, why }) => why ?? status);
    assert.deepEqual(told, outbox.map(() => "accepted"));
    verify(server);
  });
}

test("there are fixtures", () => assert.ok(commits.length > 0 && withPhone.length > 0));
