// @vitest-environment node
import { beforeEach, expect, it } from 'vitest';
import graded from '../../../rules-wasm/packs/graded-2026.json';
import type { RegionRemote } from '@/rules';
import { keep, loadRules, regionHere } from './region';
import { newPhone } from './storage';
import { briefOf, ASKING, enterprise, pages, visitTo } from './world';

/** The county's own pack: what the city's pack knows nothing of. */
const PACK = JSON.stringify({ ...graded, regions: ['430211'], default_category: 'special' });

let region: RegionRemote;
beforeEach(async () => {
  newPhone();
  region = regionHere();
  const rules = await loadRules();
  await keep(region, 'pulled', ...(await pages({ enterprises: 3, visits: 0, planned: 3 }, 100)));
  const cols = 'id name initials credit_code state region premises codes grades'.split(' ');
  const row = (n: number, grades: unknown[]) => {
    return [enterprise(n), '某', 'm', null, 'open', '430211', [], [], grades];
  };
  const rows = [
    row(0, [['A', '2020-01-01', null]]),
    row(1, [
      ['A', '2020-01-01', '2020-12-31'],
      ['C', '2021-01-01', null],
    ]),
  ];
  const packs = [[rules.check_pack(PACK), graded.id, 1, PACK, '']];
  await keep(region, 'pulled', {
    ...{ epoch: 'e1', server_time: '', cursor: 'x', has_more: false, remaining: 0 },
    blocks: [
      { kind: 'enterprise', cols, rows, gone: [] },
      { kind: 'pack', cols: 'hash id version json signature'.split(' '), rows: packs, gone: [] },
    ] as never,
  });
  await region.open('pulled');
  await region.setPacks(await region.pulledPacks());
});

const caps = async (of: string): Promise<(string | undefined)[]> =>
  (await region.judge(ASKING, visitTo(of, ['M1']))).findings.flatMap(({ cap }) => cap ?? []);

it('judges by the grade of the day, of an enterprise that has one', async () => {
  expect(await caps(enterprise(0))).toEqual(['a-none']);
  expect(await caps(enterprise(1))).toEqual([]);
  // as a server that knows no grades sent it
  expect(await caps(enterprise(2))).toEqual([]);
});

it('says the same of each in the list, in the category that the pack begins with', async () => {
  const { errands } = await region.today(ASKING, null, 10);
  expect(errands).toHaveLength(3);
  for (const { enterprise: of, matters, verdict } of errands) {
    const ids = matters.map(({ id }) => id);
    const alone = await region.judge(ASKING, { ...visitTo(of!.id, ids), category: null });
    expect(verdict).toEqual(briefOf(alone));
  }
  const first = errands.find(({ enterprise: of }) => of!.id === enterprise(0));
  expect(first?.verdict?.earliest_date).toBeNull();
  expect((await region.pack(ASKING, enterprise(0))).default_category).toBe('special');
});
