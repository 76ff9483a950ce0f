// @vitest-environment node
import { beforeEach, expect, it } from 'vitest';
import type { RegionRemote } from '@/rules';
import { NOTHING_OWN, type FactChange, type VisitFact } from '@/rules/visit-facts';
import { keep, regionHere } from './region';
import { newPhone } from './storage';
import { ASKING, enterprise, NOW, OFFICER, ORGAN, pages, uuid } from './world';

const HERE = enterprise(0);
const VISIT = uuid(8, 1);
const at = (time: string) => Date.parse(`${time}+08:00`);

/** What was sealed here this morning, after what is due at the enterprise: M1 and M2, from the first of March on. */
const visit = (more: Partial<VisitFact> = {}): VisitFact => ({
  ...{ id: VISIT, enterprise: HERE, premises: null, organ: ORGAN, level: 'city' },
  ...{ at: NOW - 3_600_000, started_at: null, category: 'routine', matters: ['M1', 'M2'] },
  ...{ ground: null, blank: false, joint: null, void: false },
  ...more,
});

let region: RegionRemote;
beforeEach(async () => {
  newPhone();
  region = regionHere();
  await keep(region, 'pulled', ...(await pages({ enterprises: 2, visits: 0, planned: 0 })));
  const [from, to] = ['2026-03-01', '2026-03-31'];
  await brings('plan_item', 'id organ enterprise matters from to', [
    [uuid(3, 1), ORGAN, HERE, ['M1', 'M2'], from, to],
    [uuid(3, 2), ORGAN, null, ['M1', 'M2'], from, to],
  ]);
  await region.open('pulled');
  await region.setPacks(await region.pulledPacks());
});

async function brings(kind: string, cols: string, rows: unknown[][]): Promise<void> {
  const blocks = [{ kind, cols: cols.split(' '), rows, gone: [] }] as never;
  const page = { server_time: '', cursor: kind, has_more: false, remaining: 0, blocks };
  await keep(region, 'pulled', { epoch: 'e1', ...page });
}

const isDone = async (change: FactChange, ...visits: VisitFact[]): Promise<boolean> => {
  await region.setOwn({ visits, changes: { [VISIT]: change } });
  const { done, errands } = await region.today(ASKING, null, 10);
  expect(errands.length + done.count).toBe(2);
  expect((await region.dueAt(ASKING, HERE)).length).toBe(1 - done.count);
  return done.count === 1;
};

it('is done when the organ has inspected its matters there since its first day, and is judged no more', async () => {
  const before = await region.today(ASKING, null, 10);
  expect(before.errands.map(({ enterprise: of }) => of?.id ?? null)).toEqual([HERE, null]);
  expect(before.done).toEqual({ count: 0, latest: [] });
  await region.setOwn({ visits: [visit()], changes: {} });
  const { counts, errands, done } = await region.today(ASKING, null, 10);
  expect(errands.map(({ plan }) => plan)).toEqual([uuid(3, 2)]);
  expect(counts).toMatchObject({ clear: 0, caution: 0, violation: 0, not_evaluated: 1 });
  expect(done.count).toBe(1);
  expect(done.latest[0]).toMatchObject({ record: VISIT, at: '2026-03-05T01:00:00.000Z' });
  expect(done.latest[0]!.matters.map(({ id }) => id)).toEqual(['M1', 'M2']);
});

it('is done by whatever inspection may be what was announced, as it was corrected last', async () => {
  expect(await isDone({}, visit({ category: 'special', ground: 'work_safety' }))).toBe(true);
  expect(await isDone({}, visit({ category: 'unstated', matters: ['M9', 'M2', 'M1'] }))).toBe(true);
  expect(await isDone({ matters: ['M1', 'M2'] }, visit({ matters: ['M1'] }))).toBe(true);
  const second = visit({ id: uuid(8, 2), matters: ['M2'] });
  expect(await isDone({}, visit({ matters: ['M1'] }), second)).toBe(true);
  expect(await isDone({}, visit({ at: at('2026-03-01T00:00') }))).toBe(true);
});

it('is not done by what is void, of another organ, elsewhere, before, or something else', async () => {
  expect(await isDone({ void: true }, visit())).toBe(false);
  expect(await isDone({}, visit({ void: true }))).toBe(false);
  expect(await isDone({}, visit({ organ: 'CS-YJ' }))).toBe(false);
  expect(await isDone({}, visit({ enterprise: enterprise(1) }))).toBe(false);
  expect(await isDone({}, visit({ at: at('2026-02-28T23:59') }))).toBe(false);
  expect(await isDone({ started_at: at('2026-02-28T15:00') }, visit())).toBe(false);
  expect(await isDone({}, visit({ matters: ['M1'] }))).toBe(false);
  expect(await isDone({ matters: ['M3'] }, visit())).toBe(false);
  expect(await isDone({}, visit({ category: 'complaint' }))).toBe(false);
  expect(await isDone({}, visit({ category: 'service' }))).toBe(false);
  expect(await isDone({}, visit({ category: 'of another pack' }))).toBe(false);
});

it('is due again when a filing announces another visit after the one that was', async () => {
  await region.setOwn({ visits: [visit({ at: at('2026-03-02T10:00') })], changes: {} });
  expect((await region.today(ASKING, null, 10)).done.count).toBe(1);
  const filing = [uuid(5, 1), ORGAN, HERE, ['M2', 'M1'], '2026-03-05', '2026-03-06'];
  const cols = 'id organ enterprise matters from to filed_at';
  await brings('filing', cols, [[...filing, NOW]]);
  const { errands, done } = await region.today(ASKING, null, 10);
  expect(done.count).toBe(0);
  expect(errands[0]).toMatchObject({ plan: uuid(3, 1), filing: uuid(5, 1), to: '2026-03-06' });
});

it('asks for the outcome of whoever sealed it, until that was told', async () => {
  const missing = async () => {
    return (await region.today(ASKING, null, 10)).done.latest.map((one) => one.outcome_missing);
  };
  await region.setOwn({ visits: [visit()], changes: {} });
  expect(await missing()).toEqual([true]);
  await region.setOwn({ visits: [visit()], changes: { [VISIT]: { told: true } } });
  expect(await missing()).toEqual([false]);

  await region.setOwn(NOTHING_OWN);
  await brings('visit', Object.keys(visit()).join(' '), [Object.values(visit())]);
  const registration = (officer: string, outcomes: unknown[]) =>
    brings('registration', 'id view', [[VISIT, { officers: [{ id: officer }], outcomes }]]);
  await registration(OFFICER, []);
  expect(await missing()).toEqual([true]);
  await registration(OFFICER, [{ result: 'no_problem' }]);
  expect(await missing()).toEqual([false]);
  await registration(uuid(7, 2), []);
  expect(await missing()).toEqual([false]);
});
