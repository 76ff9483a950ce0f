import { afterEach, expect, test } from 'vitest';
import { mountAt, type Mounted } from './mounted';

let app: Mounted;
afterEach(() => app.close());

test('what is sealed says first where, when and that it is sealed; ids are folded', async () => {
  app = await mountAt('/sealed/kept', { verdict: 'clear' });
  await app.until(() => document.querySelector('[data-testid=sealed]'));
  const first = document.querySelector('[data-testid=sealed]')?.textContent ?? '';
  const order = ['株洲恒泰精密机械有限公司', '09:00', '已登记'].map((words) =>
    first.indexOf(words),
  );
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBe(0);
  const ids = document.querySelector('details');
  expect(ids?.open).toBe(false);
  expect(ids?.textContent).toContain('编号与校验');
  expect(ids?.textContent).toContain('mZ2Vv1pXb0G5vVq8Q3sT7oJk9uFhL4cN6eRyWaDiEoU');
});

test('the code for colleagues is shown on demand, and where nobody can join there is none', async () => {
  app = await mountAt('/sealed/kept', { verdict: 'clear' });
  await app.until(() => app.text().includes('同事扫码加入'));
  expect(document.querySelector('[role=img]')).toBeNull();
  await app.tap('同事扫码加入');
  await app.until(() => document.querySelector('[role=img]'));
  await app.router.push('/sealed/joined');
  await app.until(() => app.text().includes('已加入这次检查'));
  expect(() => app.button('同事扫码加入')).toThrow();
});
