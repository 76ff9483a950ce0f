// @vitest-environment node
import { expect, it } from 'vitest';
import { keep, regionHere } from './region';
import { newPhone } from './storage';
import { ASKING, enterprise, ORGAN, pages, uuid } from './world';

const COLS = 'id organ enterprise matters from to'.split(' ');

/** The region with these plan items, one for each enterprise from the first on. */
async function planned(...rows: unknown[][]) {
  newPhone();
  const region = regionHere();
  await keep(region, 'pulled', ...(await pages({ enterprises: 3, visits: 0, planned: 0 })));
  await keep(region, 'pulled', {
    ...{ epoch: 'e1', server_time: '', cursor: 'x', has_more: false, remaining: 0 },
    blocks: [{ kind: 'plan_item', cols: COLS, rows, gone: [] }] as never,
  });
  await region.open('pulled');
  await region.setPacks(await region.pulledPacks());
  return region;
}

const item = (n: number, of: string | null, more: { organ?: string; to?: string } = {}) => [
  ...[uuid(3, n), more.organ ?? ORGAN, of, [`M${n}`]],
  ...['2026-03-01', more.to ?? '2026-03-31'],
];

it('lists what is due at one enterprise: the own organ’s, of today, the soonest to end first', async () => {
  const region = await planned(
    item(1, enterprise(0)),
    item(2, enterprise(0), { to: '2026-03-20' }),
    item(3, enterprise(0), { to: '2026-03-04' }),
    item(4, enterprise(0), { organ: 'CS-YJ' }),
    item(5, enterprise(1)),
    item(6, null),
  );
  const due = await region.dueAt(ASKING, enterprise(0));
  expect(due.map(({ plan, filing, to }) => [plan, filing, to])).toEqual([
    [uuid(3, 2), null, '2026-03-20'],
    [uuid(3, 1), null, '2026-03-31'],
  ]);
  expect(due[0]!.matters.map(({ id, name }) => [id, name])).toEqual([['M2', '事项2']]);
  expect(await region.dueAt(ASKING, enterprise(2))).toEqual([]);
});
