// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '@/ports';
import { aServerAndAPhone, line, nextPhone, phone } from './pair';

let draft: Draft;

aServerAndAPhone();
beforeEach(async () => {
  const [enterprise] = await phone.directory.search('第3食品', 1);
  draft = await phone.drafts.create({ enterprise: enterprise!.id, how: 'camera', matters: [] });
});

const evidence = () => phone.all.officer().evidence;

/** As a browser that keeps no key has it after the page was loaded anew. */
async function keyOfAPageBefore(): Promise<string> {
  const chain = (await evidence().current())!;
  await evidence().write(['chains'], async (tx) => {
    await tx.objectStore('chains').put({ ...chain, grade: 'memory', key: null });
  });
  return chain.kid;
}

const tap = () => phone.records.register(draft, 'not_evaluated', null);
const sealed = async () => (await phone.records.sealed(draft.id)) !== null;

describe('a tap before there is a key', () => {
  it('waits for the enrolment under way, and seals', async () => {
    const before = await keyOfAPageBefore();
    let answer = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    line.fault = async (path, send) => {
      if (path.endsWith('/sync/enrol')) await answered;
      return send();
    };
    const enrolling = phone.sync.syncNow();
    await expect.poll(() => line.paths.at(-1)).toBe('/api/v1/sync/enrol');
    const tapped = tap();
    answer();
    await tapped;
    expect(await sealed()).toBe(true);
    expect((await evidence().event(draft.id))!.kid).not.toBe(before);
    await enrolling;
  });

  it('sets the enrolment off where none is under way', async () => {
    await keyOfAPageBefore();
    await tap();
    expect(await sealed()).toBe(true);
  });

  it('is told at once where there is no signal, keeps the form, and the next one seals', async () => {
    await keyOfAPageBefore();
    line.cut();
    await expect(tap()).rejects.toMatchObject({ kind: 'not_ready' });
    expect(await phone.drafts.load(draft.id)).not.toBeNull();
    line.mend();
    await tap();
    expect(await sealed()).toBe(true);
  });
});

describe('a record that is missing before others', () => {
  const said = async (id: string) => (await phone.records.sealed(id))?.send.state;

  /** Seals three, and loses the second with its storage. */
  async function sealThree(): Promise<{ first: string; last: string }> {
    line.cut();
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) {
      draft = await phone.drafts.create({ enterprise: draft.enterprise, how: 'search' });
      await tap();
      ids.push(draft.id);
    }
    const [first = '', lost = '', last = ''] = ids;
    await evidence().write(['events', 'outbox'], async (tx) => {
      const row = await tx.objectStore('outbox').index('id').get(lost);
      await tx.objectStore('events').delete(lost);
      await tx.objectStore('outbox').delete([row!.kid, row!.seq]);
    });
    line.mend();
    await phone.sync.syncNow();
    return { first, last };
  }

  it('is not given up by the phone; once the officer says that it is lost, they count', async () => {
    const { first, last } = await sealThree();
    expect([await said(first), await said(last)]).toEqual(['sent', 'held']);
    const [gap, ...more] = await phone.records.gaps();
    expect([gap, more]).toMatchObject([{ here: true, records: 1 }, []]);
    await phone.sync.syncNow();
    expect(await said(last)).toBe('held');
    await phone.records.reportLost(gap!.kid);
    await phone.sync.syncNow();
    expect(await said(last)).toBe('sent');
    expect(await phone.records.gaps()).toEqual([]);
  });

  it('is asked about on the next phone, where nothing of it is left', async () => {
    await sealThree();
    const { kid } = (await evidence().current())!;
    await nextPhone('li');
    expect(await phone.records.gaps()).toMatchObject([{ kid, here: false, records: 1 }]);
    await phone.records.reportLost(kid);
    expect(await phone.records.gaps()).toEqual([]);
  });

  it('of another officer is not asked about', async () => {
    await sealThree();
    await nextPhone('wang');
    expect(await phone.records.gaps()).toEqual([]);
  });
});
