// @vitest-environment node
import { expect, it } from 'vitest';
import { NOTHING_OWN } from '@/rules/visit-facts';
import { keep, regionHere } from './region';
import { newPhone } from './storage';
import { ASKING, enterprise, OFFICER, ORGAN, pages, uuid } from './world';

const matter = (id: string, organ: string | null) => [id, `事项${id}`, id, '', organ, '', null];

const registered = (n: number, at: string, officer: string, ...matters: string[]) => [
  uuid(5, n),
  {
    ...{ id: uuid(5, n), at, officers: [{ id: officer, name: '', certificate: null }] },
    matters: matters.map((id) => ({ id, name: id, name_en: id })),
  },
];

/** The region with matters of this organ, of another and of none, and what else the organ has. */
async function region(blocks: [kind: string, cols: string, rows: unknown[][]][]) {
  newPhone();
  const region = regionHere();
  await keep(region, 'pulled', ...(await pages({ enterprises: 1, visits: 0, planned: 0 })));
  await keep(region, 'pulled', {
    ...{ epoch: 'e1', server_time: '', cursor: 'x', has_more: false, remaining: 0 },
    blocks: blocks.map(([kind, cols, rows]) => {
      const before = [...Array(12).keys()].map((n) => `M${n}`);
      const gone = kind === 'matter' ? before : [];
      return { kind, cols: cols.split(' '), rows, gone };
    }) as never,
  });
  await region.open('pulled');
  return region;
}

const MATTERS: [string, string, unknown[][]] = [
  'matter',
  'id name name_en basis organ method cap',
  [
    ...[matter('A', null), matter('B', null), matter('C', null), matter('D', 'CS-YJ')],
    ...[matter('X', ORGAN), matter('Y', ORGAN)],
  ],
];
const groups = (options: { id: string; group: string }[]) =>
  options.map(({ id, group }) => `${id} ${group}`);

it('lists the organ’s matters before those of any organ, and none of another organ', async () => {
  const here = await region([MATTERS]);
  const expected = ['X organ', 'Y organ', 'A any', 'B any', 'C any'];
  expect(groups(await here.matters(ASKING))).toEqual(expected);
});

it('counts what the organ announced or registered as its own, and puts the officer’s latest on top', async () => {
  const here = await region([
    MATTERS,
    [
      'plan_item',
      'id organ enterprise matters from to',
      [
        [uuid(3, 1), ORGAN, enterprise(0), ['C'], '2026-01-01', '2026-12-31'],
        [uuid(3, 2), 'CS-YJ', enterprise(0), ['D'], '2026-01-01', '2026-12-31'],
      ],
    ],
    [
      'registration',
      'id view',
      [
        registered(1, '2026-03-01T09:00:00+08:00', OFFICER, 'X'),
        registered(2, '2026-03-02T09:00:00+08:00', OFFICER, 'A'),
        registered(3, '2026-03-03T09:00:00+08:00', uuid(7, 2), 'B'),
      ],
    ],
  ]);
  const before = ['A recent', 'X recent', 'B organ', 'C organ', 'Y organ'];
  expect(groups(await here.matters(ASKING))).toEqual(before);

  const at = Date.parse('2026-03-05T09:00:00+08:00');
  const visit = { ...VISIT, id: uuid(4, 1), enterprise: enterprise(0), at, matters: ['Y'] };
  await here.setOwn({ ...NOTHING_OWN, visits: [visit] });
  expect(groups(await here.matters(ASKING))[0]).toBe('Y recent');
});

const VISIT = {
  ...{ premises: null, organ: ORGAN, level: 'city', started_at: null, category: 'routine' },
  ...{ ground: null, blank: false, joint: null, void: false },
};
