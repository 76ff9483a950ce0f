/** "Numbers": what is too much is said, and nothing of it is taken. */

import assert from "node:assert/strict";
import { problem, understood } from "./expect.mjs";

export const limits = {
  "more than 100 events are 413": async ({ client }) => {
    problem(await client.push({ events: Array.from({ length: 101 }, () => "x") }), 413, "too-large");
  },
  "100 events are taken": async ({ client }) => {
    understood(await client.push({ events: Array.from({ length: 100 }, () => "x") }), 100);
  },
  "more than 1 MiB is 413": async ({ client }) => {
    problem(await client.push({ events: [], more: "x".repeat(1 << 20) }), 413, "too-large");
  },
  "too many pushes are 429 with Retry-After": async ({ client }) => {
    // Without a proof 20 are taken at once, and two a second.
    const answers = await Promise.all(Array.from({ length: 60 }, () => client.push({ events: [] }, null)));
    const refused = answers.filter(({ status }) => status !== 200);
    assert.ok(refused.length > 0, "none was refused");
    for (const answer of refused) {
      problem(answer, 429, "too-many-pushes");
      assert.ok(Number(answer.headers.get("retry-after")) > 0);
    }
  },
  "a proven key has a rate of its own": async ({ client }) => {
    const chain = await client.enrol();
    const answers = await Promise.all(Array.from({ length: 30 }, () => client.push({ events: [] }, chain)));
    assert.ok(answers.every(({ status }) => status === 200));
  },
};
