import { expect, test } from 'vitest';
import { errandsOf } from '@/officer/errands';
import type { TodayItem } from '@/ports';
import { enterprises, matters } from './fakes/data';

const item = (change: Partial<TodayItem>): TodayItem => ({
  kind: 'plan',
  id: 'P1',
  enterprise: enterprises[0] ?? null,
  matters: matters.slice(0, 2),
  from: '2026-01-01',
  to: '2026-03-31',
  verdict: null,
  ...change,
});

test('a plan item and its filing are one errand, due when the first of them is', () => {
  const filing = item({ kind: 'filing', id: 'F1', matters: [...matters.slice(0, 2)].reverse() });
  const [errand, ...more] = errandsOf([{ ...filing, to: '2026-03-10' }, item({})]);
  expect(more).toEqual([]);
  expect(errand).toMatchObject({ plan: 'P1', filing: 'F1', item: { to: '2026-03-10' } });
});

test('other matters, another enterprise and an item for any enterprise stay apart', () => {
  const apart = [
    item({}),
    item({ id: 'P2', matters: matters.slice(0, 1) }),
    item({ id: 'P3', enterprise: enterprises[1] ?? null }),
    item({ id: 'P4', enterprise: null }),
    item({ id: 'P5', enterprise: null }),
  ];
  expect(errandsOf(apart)).toHaveLength(apart.length);
});
