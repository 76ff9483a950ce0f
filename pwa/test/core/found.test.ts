// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import type { RegionRemote } from '@/rules';
import type { VisitFact } from '@/rules/visit-facts';
import { keep, regionHere } from './region';
import { newPhone } from './storage';
import { ASKING, briefOf, enterprise, NOW, ORGAN, pages, uuid, visitTo } from './world';

/** A visit of another organ this year. */
const visit = (n: number, of: string, more: Partial<VisitFact> = {}): VisitFact => ({
  ...{ id: uuid(8, n), enterprise: of, premises: null, organ: ORGAN, level: 'city' },
  ...{ at: NOW - 20 * 86_400_000, started_at: null, category: 'routine', matters: ['M1'] },
  ...{ ground: null, blank: false, joint: null, void: false },
  ...more,
});

const [UNTOUCHED, INSPECTED, DUE, DUE_TWICE, DONE] = [0, 1, 2, 3, 4].map(enterprise) as [
  ...[string, string, string, string, string],
];
const ALL = [UNTOUCHED, INSPECTED, DUE, DUE_TWICE, DONE];

let region: RegionRemote;
beforeEach(async () => {
  newPhone();
  region = regionHere();
  await keep(region, 'pulled', ...(await pages({ enterprises: 5, visits: 0, planned: 0 })));
  const item = (n: number, of: string | null, matters: string[]) => [
    ...[uuid(3, n), ORGAN, of, matters, '2026-01-01', '2026-12-31'],
  ];
  const blocks = [
    {
      kind: 'plan_item',
      cols: 'id organ enterprise matters from to'.split(' '),
      rows: [
        item(1, DUE, ['M1']),
        item(2, DUE_TWICE, ['M2']),
        item(3, DUE_TWICE, ['M1', 'M3']),
        item(4, DONE, ['M1']),
        item(5, null, ['M1']),
      ],
      gone: [],
    },
  ] as never;
  const page = { server_time: '', cursor: 'x', has_more: false, remaining: 0, blocks };
  await keep(region, 'pulled', { epoch: 'e1', ...page });
  await region.open('pulled');
  await region.setPacks(await region.pulledPacks());
  await region.setOwn({
    visits: [
      visit(1, INSPECTED),
      visit(2, DONE),
      // the same matters were looked at by the county's: for M2 one may go, for M1 and M3 not
      visit(3, DUE_TWICE, { organ: 'TY-SCJG', level: 'county', matters: ['M1', 'M3'] }),
    ],
    changes: {},
  });
});

const alone = async (of: string, matters: string[]) => {
  return { ...briefOf(await region.judge(ASKING, visitTo(of, matters))), of: 'matters' };
};

describe('an enterprise that was found', () => {
  it('is judged for the matters that it is looked for', async () => {
    const judged = await region.judgeFound(ASKING, ALL, ['M1']);
    for (const [at, of] of ALL.entries()) expect(judged[at]).toEqual(await alone(of, ['M1']));
    const words = new Set(judged.map((one) => one?.verdict));
    expect(words.size).toBeGreaterThan(1);
  });

  it('is judged for what is due there, of several for what the officer may rather go for', async () => {
    const [mild, grave] = [await alone(DUE_TWICE, ['M2']), await alone(DUE_TWICE, ['M1', 'M3'])];
    expect(mild.verdict).not.toBe(grave.verdict);
    expect(grave.verdict).toBe('violation');
    const judged = await region.judgeFound(ASKING, [DUE_TWICE, DUE], []);
    expect(judged).toEqual([mild, await alone(DUE, ['M1'])]);
  });

  it('of which nothing is due is a violation where it is one whatever the matters, else nothing is said', async () => {
    const any = { verdict: 'violation', word: 'violation', earliest_date: null, of: 'any_matters' };
    const judged = await region.judgeFound(ASKING, [UNTOUCHED, INSPECTED, DONE], []);
    expect(judged).toMatchObject([null, any, any]);
    for (const matters of [['M1'], ['M2'], ['M4', 'M5']])
      expect((await alone(INSPECTED, matters)).verdict).toBe('violation');
  });
});
