// @vitest-environment node
/** What a desk let count, and a server that is put back to a backup: nothing is lost that a phone has. */
import { expect, it } from 'vitest';
import { aServerAndAPhone, desk, line, phone, server } from './pair';
import { signIn } from './phone';

aServerAndAPhone();

async function register(): Promise<string> {
  const [enterprise] = await phone.directory.search('第5食品', 1);
  const draft = await phone.drafts.create({ enterprise: enterprise!.id, matters: ['SPJD-01'] });
  await phone.records.register(draft, 'not_evaluated', null);
  await phone.sync.syncNow();
  return draft.id;
}

const sendOf = async (id: string) => (await phone.records.sealed(id))!.send;
const sentOf = async (id: string) =>
  (await phone.all.officer().evidence.run((db) => db.get('sent', id)))!;

it('what was set aside and accepted after the backup is offered again, the desk sees it again, and what it decides anew is fetched', async () => {
  const [he, deng] = [await desk('he'), await desk('deng')];
  await he.organManager.revoke((await phone.all.officer().evidence.current())!.kid, '手机丢失');
  const id = await register();
  await signIn(phone, server, 'li');
  const backup = await server.backup();
  const accept = async (): Promise<void> => {
    const { items } = await deng.supervisor.aside('waiting', null);
    await deng.supervisor.accept(items.find((one) => one.id === id)!.hash, '核实');
    await phone.sync.syncNow();
    await expect.poll(async () => (await sendOf(id)).state).toBe('sent');
  };
  await accept();
  await server.restore(backup);
  await phone.sync.syncNow();
  expect(await sendOf(id)).toMatchObject({ state: 'set_aside', why: 'revoked_key' });
  // nobody's session is of before the restore
  await signIn(deng, server, 'deng');
  await signIn(phone, server, 'li');
  await accept();
});

it('what was sent after the backup is offered again, though a later record was brought and let count without it', async () => {
  const [he, deng] = [await desk('he'), await desk('deng')];
  await signIn(phone, server, 'li');
  const backup = await server.backup();
  const lost = await register();
  expect(await sendOf(lost)).toMatchObject({ state: 'sent' });
  line.cut();
  const later = await register();
  const [file] = await phone.records.exportUnsent();
  await server.restore(backup);
  await Promise.all([signIn(he, server, 'he'), signIn(deng, server, 'deng')]);
  expect(await he.organManager.importSealedFile(file!.text)).toMatchObject({ held: 1 });
  const { items } = await deng.supervisor.aside('waiting', null);
  await deng.supervisor.accept(items.find((one) => one.id === later)!.hash, '核实');
  line.mend();
  await phone.sync.syncNow();
  const seen = await he.supervisor.registrations(null);
  expect(seen.items.map(({ id }) => id)).toEqual(expect.arrayContaining([lost, later]));
});

it('what came to a restored server as a copy is offered again, and arrived when it first did', async () => {
  const [he, deng] = [await desk('he'), await desk('deng')];
  await signIn(phone, server, 'li');
  const backup = await server.backup();
  line.cut();
  const id = await register();
  const [copy] = await phone.records.exportUnsent();
  line.mend();
  await phone.sync.syncNow();
  const first = await sentOf(id);
  expect(first.receipt).not.toBeNull();
  await he.organManager.revoke((await phone.all.officer().evidence.current())!.kid, '手机丢失');
  await server.restore(backup);
  await Promise.all([signIn(he, server, 'he'), signIn(deng, server, 'deng')]);
  // it has no receipt with it, and its key is revoked by now
  expect(await he.organManager.importSealedFile(copy!.text)).toMatchObject({
    aside: [{ n: 1, why: 'revoked_key' }],
  });
  await phone.sync.syncNow();
  expect(await sendOf(id)).toMatchObject({ state: 'sent' });
  const { items } = await deng.supervisor.aside('waiting', null);
  expect(items.map((one) => one.id)).not.toContain(id);
  const { jws } = (await phone.all.officer().evidence.event(id))!;
  const answer = await he.all.session.call('/api/v1/sync/push', { body: { events: [jws] } });
  const again = { status: 'duplicate', receipt: first.receipt };
  expect(answer.json).toMatchObject({ results: [again] });
});
