/** What several sections expect of an answer. */

import assert from "node:assert/strict";

export const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/;

/** An error as the protocol has them: RFC 9457, in both languages, with a type that programs go by. */
export function problem({ status, headers, json, text }, wanted, type) {
  assert.equal(status, wanted, `answered ${status}: ${text.slice(0, 120)}`);
  assert.match(headers.get("content-type") ?? "", /^application\/problem\+json/);
  assert.equal(json?.type, `/problems/${type}`);
  assert.equal(json.status, wanted);
  assert.ok(json.title?.zh && json.title?.en, "said in both languages");
}

/** The answer to a push that was understood. */
export function understood({ status, json, text }, count) {
  assert.equal(status, 200, `answered ${status}: ${text.slice(0, 120)}`);
  assert.equal(typeof json.epoch, "string");
  assert.match(json.server_time, INSTANT);
  assert.equal(typeof json.upgrade_required, "boolean");
  assert.equal(json.results.length, count, "a result for each event");
  return json;
}

/** What is said of one event: its status, and why where it does not count. */
export function said(result, event, status, why = null) {
  assert.equal(`${result.status}: ${result.why ?? null}`, `${status}: ${why}`);
  assert.equal(result.hash, event.hash, "the hash is of the bytes as sent");
  if (why) assert.ok(result.words?.zh && result.words?.en, "why, in words of both languages");
}
