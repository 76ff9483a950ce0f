import { expect, test } from 'vitest';
import { linesOf, type Due } from '@/rules/due-lines';

const due = (change: Partial<Due>): Due => ({
  kind: 'plan',
  id: 'P1',
  enterprise: 'E1',
  matters: ['M1', 'M2'],
  from: '2026-01-01',
  to: '2026-03-31',
  ...change,
});

test('a plan item and its filing are one errand, of the days that both cover', () => {
  const filing = due({
    kind: 'filing',
    id: 'F1',
    matters: ['M2', 'M1'],
    from: '2026-03-03',
    to: '2026-03-10',
  });
  const [errand, ...more] = linesOf([filing, due({})]);
  expect(more).toEqual([]);
  expect(errand).toMatchObject({ plan: 'P1', filing: 'F1', to: '2026-03-10' });
  expect(errand?.from).toBe('2026-03-03');
});

test('other matters, another enterprise and an item for any enterprise stay apart', () => {
  const apart = [
    due({}),
    due({ id: 'P2', matters: ['M1'] }),
    due({ id: 'P3', enterprise: 'E2' }),
    due({ id: 'P4', enterprise: null }),
    due({ id: 'P5', enterprise: null }),
  ];
  expect(linesOf(apart)).toHaveLength(apart.length);
});
