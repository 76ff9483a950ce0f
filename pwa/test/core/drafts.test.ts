// @vitest-environment node
import { afterEach, expect, it, vi } from 'vitest';
import { clock } from '@/clock';
import { aServerAndAPhone, phone } from './pair';

aServerAndAPhone();
afterEach(() => vi.restoreAllMocks());

const DAY = 24 * 3600 * 1000;

/** The phone's clock from now on: each look at it is a millisecond later. */
function timeGoesOn(from = clock.now()): { leap(ms: number): void } {
  let now = from;
  vi.spyOn(clock, 'now').mockImplementation(() => (now += 1));
  return { leap: (ms) => (now += ms) };
}

const enterpriseNumber = async (n: number) => (await phone.directory.search(`第${n}食品`, 1))[0]!;
const unfinished = async () => (await phone.drafts.unfinished()).map(({ id }) => id);

it('lists forms at which something was done, the latest first, and where they go on', async () => {
  timeGoesOn();
  const { id: enterprise, name } = await enterpriseNumber(1);
  await phone.drafts.create({ enterprise });
  const filled = await phone.drafts.create({ enterprise, how: 'camera' });
  const scanned = await phone.drafts.create({ enterprise, code: 'c', how: 'camera' });
  const joint = await phone.drafts.create({ joint: scanned.id, how: 'camera' });
  await phone.drafts.save({ ...filled, matters: ['SPJD-01'] });
  const found = await phone.drafts.unfinished();
  expect(found.map(({ id, at }) => [id, at])).toEqual([
    [filled.id, 'enterprise'],
    [joint.id, 'scanner'],
    [scanned.id, 'form'],
  ]);
  expect(found[0]?.enterprise).toEqual({ id: enterprise, name });
  expect(Date.parse(found[0]!.opened_at)).toBe(filled.changed_at);
});

it('lists none that is sealed or was thrown away', async () => {
  timeGoesOn();
  const { id: enterprise } = await enterpriseNumber(2);
  const [sealed, thrown] = [
    await phone.drafts.create({ enterprise, code: 'c', matters: ['SPJD-01'] }),
    await phone.drafts.create({ enterprise, code: 'c' }),
  ];
  await phone.records.register(sealed, 'not_evaluated', null);
  // a form that was open in another page writes once more
  await phone.drafts.save(sealed);
  await phone.drafts.discard(thrown.id);
  expect(await unfinished()).toEqual([]);
  expect(await phone.drafts.load(sealed.id)).toBeNull();
});

it('keeps twenty, and forgets those at which nothing was done before any that was begun', async () => {
  timeGoesOn();
  const begun = await phone.drafts.create({ code: 'first' });
  const looks = [];
  for (let n = 0; n < 25; n++) looks.push(await phone.drafts.create({}));
  expect(await unfinished()).toEqual([begun.id]);
  expect(await phone.drafts.load(looks[0]!.id)).toBeNull();
  expect(await phone.drafts.load(looks[24]!.id)).not.toBeNull();
  for (let n = 0; n < 20; n++) await phone.drafts.create({ code: `${n}` });
  expect(await unfinished()).toHaveLength(20);
  expect(await phone.drafts.load(begun.id)).toBeNull();
});

it('forgets what nobody took up for a month', async () => {
  const { leap } = timeGoesOn();
  const old = await phone.drafts.create({ code: 'old' });
  leap(DAY);
  const young = await phone.drafts.create({ code: 'young' });
  leap(29 * DAY + 1000);
  expect(await unfinished()).toEqual([young.id]);
  expect(await phone.drafts.load(old.id)).toBeNull();
});
