// @vitest-environment node
import { expect, it } from 'vitest';
import { noteDeparture } from '@/db/departures';
import { aServerAndAPhone, line, phone, reopen, server } from './pair';
import { closeApp, openApp, signIn } from './phone';
import { rawStorage } from './raw-storage';

aServerAndAPhone();

const NOTE = '后厨未见消毒记录，电话 13800138000';
const FORM = '当时没有信号，事后补录';
const PERSONAL = [NOTE, FORM, '13800138000', '李四', '18020001', '王五'];

/** Registers at an enterprise and tells what came of it. */
async function visit(n: number): Promise<string> {
  const [found] = await phone.directory.search(`第${n}食品`, 1);
  const draft = await phone.drafts.create({ enterprise: found!.id, matters: ['SPJD-01'] });
  await phone.records.register(draft, 'not_evaluated', null);
  const outcome = { result: 'problems', measures: NOTE, rectify_by: null } as const;
  await phone.records.tellOutcome(draft.id, outcome);
  return draft.id;
}

async function halfAForm(): Promise<string> {
  const draft = await phone.drafts.create({ code: 'c', how: 'camera' });
  await phone.drafts.save({ ...draft, afterwards: FORM });
  return draft.id;
}

/** What of an officer's can be read on the phone. */
async function readable(): Promise<string[]> {
  const all = await rawStorage();
  return PERSONAL.filter((text) => all.includes(text));
}
const nothingReadable = () => expect.poll(readable).toEqual([]);

it('leaves nothing readable at signing out, and has all of it again after signing in', async () => {
  const [id, form] = [await visit(1), await halfAForm()];
  await phone.sync.syncNow();
  expect(await readable()).toEqual(PERSONAL);
  await phone.auth.signOut();
  await nothingReadable();
  await reopen();
  await signIn(phone, server, 'li');
  expect((await phone.drafts.load(form))?.afterwards).toBe(FORM);
  expect((await phone.records.sealed(id))?.send.state).toBe('sent');
  expect(await phone.records.record(id)).toMatchObject({ outcomes: [{ measures: NOTE }] });
  expect((await phone.directory.colleagues()).map(({ name }) => name)).toEqual(['王五']);
  expect(await readable()).toEqual(PERSONAL);
});

it('keeps what waits, sends it whoever is signed in, and puts it away then', async () => {
  line.cut();
  const [id, form] = [await visit(2), await halfAForm()];
  await phone.auth.signOut();
  expect(await readable()).not.toContain(FORM);
  expect(await readable()).toContain(NOTE);
  line.mend();
  await reopen();
  await signIn(phone, server, 'zhao');
  await phone.sync.syncNow();
  await expect.poll(readable).not.toContain(NOTE);
  await phone.auth.signOut();
  await signIn(phone, server, 'li');
  expect((await phone.records.sealed(id))?.send.state).toBe('sent');
  expect((await phone.drafts.load(form))?.afterwards).toBe(FORM);
});

it('ends the session on the server once there is signal, where it was ended without', async () => {
  line.cut();
  await phone.auth.signOut();
  line.mend();
  await phone.sync.syncNow();
  const refreshed = await line.fetch('/api/v1/auth/refresh', { method: 'POST' });
  expect(refreshed.status).toBe(401);
});

it('goes on with signing out where it was cut off', async () => {
  await halfAForm();
  await closeApp(phone);
  await noteDeparture(phone.all.device);
  expect(await readable()).toContain(FORM);
  line.cut();
  await reopen();
  expect(phone.auth.person.value).toBeNull();
  await nothingReadable();
});

it('offers what was put away to a server that was restored meanwhile', async () => {
  const backup = await server.backup();
  const id = await visit(3);
  await phone.sync.syncNow();
  await phone.auth.signOut();
  await server.restore(backup);
  await signIn(phone, server, 'zhao');
  await phone.sync.syncNow();
  await phone.auth.signOut();
  await signIn(phone, server, 'li');
  await phone.sync.syncNow();
  expect(phone.sync.status.value).toMatchObject({ unsent: 0, setAside: 0 });
  const other = await openApp(line);
  await other.sync.syncNow();
  expect(await other.records.record(id)).toMatchObject({ outcomes: [{ measures: NOTE }] });
  await closeApp(other);
});

it('deletes an officer’s copy whole, and not while the phone alone has a record', async () => {
  await visit(4);
  line.cut();
  await visit(5);
  await expect(phone.auth.deleteCopy()).rejects.toMatchObject({ kind: 'not_all_sent' });
  expect(phone.auth.person.value).not.toBeNull();
  line.mend();
  await phone.sync.syncNow();
  const officer = phone.all.officer().id;
  await phone.auth.deleteCopy();
  await nothingReadable();
  expect(await phone.all.device.get('officers')).not.toContain(officer);
  await signIn(phone, server, 'li');
  const id = await visit(6);
  await phone.sync.syncNow();
  expect((await phone.records.sealed(id))?.send.state).toBe('sent');
});

it('is signed out in every tab', async () => {
  const other = await openApp(line);
  await other.auth.signOut();
  await expect.poll(() => phone.auth.person.value).toBeNull();
  await closeApp(other);
});
