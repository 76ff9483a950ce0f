/** The storage of a phone on which an earlier build's app was used opens under this one: nothing of it is lost. */

import assert from "node:assert/strict";
import test from "node:test";
import { Api } from "../lib/api.mjs";
import * as app from "../lib/app.mjs";
import { claims } from "../lib/chain.mjs";
import { notesOf, serve, storageOf, verify, withPhone } from "../lib/fixtures.mjs";
import { hold } from "../lib/invariants.mjs";
import { portal } from "../lib/mishaps.mjs";
import { drained, nudge, onServer } from "../lib/outbox.mjs";
import { Phone } from "../lib/phone.mjs";
import { Proxy } from "../lib/proxy.mjs";
import { atFixedAddress, unpack } from "../lib/storage.mjs";

/** What the fixture's phone did without signal (`fixtures/phone.mjs`), the latest last. */
const UNSENT = ["registration", "registration", "amendment", "withdrawal", "outcome"];
const SENT = 3;

for (const commit of withPhone) {
  test(`a phone's storage of ${commit}`, async (t) => {
    const server = await serve(t, commit);
    const { officer, account, draft } = notesOf(commit).phone;
    const proxy = await Proxy.before(t, server);
    // This build's files come, and nothing else: the app opens as without signal.
    proxy.breaks("/api/", portal);
    const furnish = (profile) => unpack(storageOf(commit), profile);
    const phone = await Phone.take(t, { ...atFixedAddress(new URL(proxy.address).port), furnish });
    const { page } = phone;
    const says = (words) => app.status(phone).filter({ hasText: words }).waitFor();

    await says("离线");
    await phone.go("/unsent");
    await page.getByTestId("unsent").nth(UNSENT.length - 1).waitFor();
    assert.equal(await page.getByTestId("unsent").count(), UNSENT.length);
    const before = await app.evidence(phone, officer);
    assert.deepEqual(before.events.sort((a, b) => a.seq - b.seq).map(({ type }) => type).slice(SENT), UNSENT);
    assert.equal(before.outbox.length, UNSENT.length);
    assert.equal(before.sent.filter(({ receipt }) => receipt).length, SENT, "what was sent has its receipts");
    await phone.go(`/visit/${draft.id}`);
    await page.getByLabel("补录原因").waitFor();
    assert.equal(await page.getByLabel("补录原因").inputValue(), draft.why, "the form is as it was left");

    await proxy.heals();
    await nudge(phone);
    const receipts = { ...byId(before.sent), ...(await drained(phone, officer, before.events.slice(SENT))) };
    // Its session is long over: records need none, and the officer's own pages come back with signing in.
    await says("登录已过期，登记照常");
    await phone.go("/sign-in");
    await app.signIn(phone, account);
    await says("已同步");
    await phone.go(`/visit/${draft.id}`);
    // By now it is late for what began then: the rules may ask for a reason.
    const id = await app.registerOrGoIn(phone, "现场有安全隐患");
    Object.assign(receipts, await drained(phone, officer, [{ id }]));

    const { events, heads } = await app.evidence(phone, officer);
    const made = events.find((event) => event.id === id);
    const last = before.events.at(-1);
    assert.deepEqual([made.kid, made.seq, claims(made.jws).prev], [last.kid, last.seq + 1, last.hash], "the chain goes on, with the key of then");
    assert.deepEqual(heads.map(({ seq }) => seq), [made.seq]);
    await onServer(await new Api(server.address).signIn(account.login, account.password), [...before.events, made], receipts);
    await hold({ server }, phone);
    verify(server);
    assert.deepEqual(phone.complaints, []);
  });
}

const byId = (rows) => Object.fromEntries(rows.map(({ id, receipt }) => [id, receipt]));
