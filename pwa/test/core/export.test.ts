// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { unsentEvents } from '@/db/local-events';
import type { SealedFile } from '@/pushing/sealed-file';
import { filesOf } from '@/pushing/sealed-file';
import { aServerAndAPhone, line, phone, reopen, server } from './pair';
import { signIn } from './phone';

aServerAndAPhone();

/** Seals so many registrations without anything being sent. */
async function sealed(count: number): Promise<void> {
  line.cut();
  const [enterprise] = await phone.directory.search('第3食品', 1);
  for (let n = 0; n < count; n++) {
    const draft = await phone.drafts.create({ enterprise: enterprise!.id, matters: ['SPJD-01'] });
    await phone.records.register(draft, 'not_evaluated', null);
  }
  await phone.all.refresh();
}

const evidence = () => phone.all.officer().evidence;
const jwss = async () => (await unsentEvents(evidence())).map(({ event }) => event.jws);

async function exported(): Promise<SealedFile> {
  const [file, ...more] = await phone.records.exportUnsent();
  expect(more).toEqual([]);
  return JSON.parse(file!.text) as SealedFile;
}

describe('the file of unsent records', () => {
  it('has the sealed bytes in the order of the chain, and the certificate', async () => {
    await sealed(3);
    const file = await exported();
    expect(file).toMatchObject({ format: 'ruqi-sealed', version: 1, receipts: {} });
    expect(file.events).toEqual(await jwss());
    expect(file.certificates).toEqual([(await evidence().current())!.certificate]);
    const [{ name, records }] = (await phone.records.exportUnsent()) as [never];
    expect(name).toMatch(/^ruqi-unsent-\d{8}T\d{4}Z\.ruqi\.json$/);
    expect(records).toBe(3);
    // exporting sends nothing and takes nothing away
    expect(phone.sync.status.value.unsent).toBe(3);
    line.mend();
    await phone.sync.syncNow();
    expect(await phone.records.exportUnsent()).toEqual([]);
  });

  it('has what the browser lost the outbox row of', async () => {
    await sealed(2);
    const all = await jwss();
    await evidence().write(['outbox'], (tx) => tx.objectStore('outbox').clear());
    expect((await exported()).events).toEqual(all);
  });

  it('has what the server will never take', async () => {
    await sealed(1);
    const all = await jwss();
    await evidence().write(['outbox'], async (tx) => {
      const [row] = await tx.objectStore('outbox').getAll();
      await tx.objectStore('outbox').put({ ...row!, state: 'set_aside', why: 'too_large' });
    });
    line.mend();
    await phone.sync.syncNow();
    expect((await exported()).events).toEqual(all);
  });

  it('is made of what the page knows when the database has died under it', async () => {
    await sealed(2);
    const all = await jwss();
    const { indexedDB } = globalThis;
    evidence().close();
    const open = () => {
      throw new DOMException('gone', 'UnknownError');
    };
    globalThis.indexedDB = { open } as never;
    await phone.all.refresh().catch(() => undefined);
    expect(phone.sync.status.value).toMatchObject({ unreadable: true, unsent: 2 });
    expect((await exported()).events).toEqual(all);
    globalThis.indexedDB = indexedDB;
    await phone.all.refresh();
    expect(phone.sync.status.value.unreadable).toBe(false);
  });

  it('has the original receipts of what a restored server is offered again', async () => {
    await sealed(1);
    line.mend();
    await phone.sync.syncNow();
    const { event, kid } = await evidence().run(async (db) => {
      const [event] = await db.getAll('events');
      return { event: event!, kid: event!.kid };
    });
    await evidence().write(['outbox'], async (tx) => {
      const row = { id: event.id, kid, seq: event.seq, state: 'waiting' as const };
      await tx.objectStore('outbox').put({ ...row, why: null, words: null });
    });
    const receipt = await evidence().run(async (db) => (await db.get('sent', event.id))!.receipt);
    expect((await exported()).receipts).toEqual({ [event.id]: receipt });
  });

  it('is cut where the office takes no more', () => {
    const event = (seq: number) => ({ id: `e${seq}`, kid: 'k', seq, jws: `j${seq}` }) as never;
    const events = Array.from({ length: 10_001 }, (_, at) => event(at + 1));
    const files = filesOf({ events, certificates: ['c'], receipts: { e10001: 'r' } }, 0);
    expect(files.map(({ records }) => records)).toEqual([10_000, 1]);
    expect(files.map(({ name }) => name)).toEqual([
      'ruqi-unsent-19700101T0000Z-1of2.ruqi.json',
      'ruqi-unsent-19700101T0000Z-2of2.ruqi.json',
    ]);
    expect(JSON.parse(files[1]!.text)).toMatchObject({
      events: ['j10001'],
      receipts: { e10001: 'r' },
    });
  });
});

describe('another officer’s records on a shared phone', () => {
  it('are counted, not read, while somebody else or nobody is signed in, and are sent', async () => {
    await sealed(2);
    await phone.auth.signOut();
    await phone.all.refresh();
    expect(phone.sync.status.value).toMatchObject({ unsent: 0, others: 2 });
    await reopen();
    await phone.all.refresh();
    expect(phone.sync.status.value.others).toBe(2);
    line.fault = (path, send) =>
      path.endsWith('/push') ? Promise.reject(new TypeError('fetch failed')) : send();
    await signIn(phone, server, 'wang');
    expect(phone.sync.status.value).toMatchObject({ unsent: 0, others: 2 });
    expect(phone.records.unsent.value).toEqual([]);
    expect(await phone.records.exportUnsent()).toEqual([]);
    line.mend();
    await phone.sync.syncNow();
    expect(phone.sync.status.value.others).toBe(0);
  });
});
