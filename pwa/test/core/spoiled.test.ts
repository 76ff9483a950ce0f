// @vitest-environment node
import { expect, it } from 'vitest';
import { aServerAndAPhone, line, phone, reopen } from './pair';

aServerAndAPhone();

it('a record whose bytes the storage spoiled is set aside and shown, and keeps no other back', async () => {
  line.cut();
  const ids: string[] = [];
  for (let n = 0; n < 2; n++) {
    const [enterprise] = await phone.directory.search('第3食品', 1);
    const draft = await phone.drafts.create({ enterprise: enterprise!.id, how: 'search' });
    await phone.records.register(draft, 'not_evaluated', null);
    ids.push(draft.id);
  }
  const [spoiled = '', whole = ''] = ids;
  const { evidence } = phone.all.officer();
  await evidence.write(['events'], async (tx) => {
    const event = await tx.objectStore('events').get(spoiled);
    await tx.objectStore('events').put({ ...event!, jws: 'spoiled' });
  });
  await reopen();
  line.mend();
  await phone.sync.syncNow();
  const states = () => (phone.records.unsent.value ?? []).map(({ id, send }) => [id, send.state]);
  await expect.poll(states).toEqual(
    expect.arrayContaining([
      [spoiled, 'set_aside'],
      [whole, 'held'],
    ]),
  );
  expect((await phone.records.sealed(spoiled))?.send.state).toBe('set_aside');
  expect((await phone.records.list(10)).map(({ id }) => id)).toContain(spoiled);
});
