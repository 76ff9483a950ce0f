import { afterEach, expect, test } from 'vitest';
import type { Draft, DueLine } from '@/ports';
import { matters } from './fakes/data';
import { mountAt, type Mounted } from './mounted';

let app: Mounted;
afterEach(() => app.close());

/** Opens a form by a code that was scanned elsewhere, and gives what is registered by its one button. */
async function scanned(code: string, due?: DueLine[]): Promise<() => Promise<Draft>> {
  app = await mountAt('/search', { verdict: 'clear' });
  if (due) app.ports.officer.rules.dueAt = async () => due;
  const sealed: Draft[] = [];
  const { records } = app.ports.officer;
  const register = records.register;
  records.register = async (draft, ...more) => {
    sealed.push(draft);
    await register(draft, ...more);
  };
  await app.router.push(`/door/${code}`);
  await app.until(() => app.router.currentRoute.value.name === 'visit');
  await app.until(() => app.text().includes('检查类别'));
  return async () => {
    await app.tap('登记入企');
    await app.until(() => sealed.length > 0);
    return sealed[0] as Draft;
  };
}

const line = (key: string, of: number): DueLine => ({
  ...{ key, plan: `plan-${key}`, filing: null, to: '2026-03-31' },
  matters: matters.slice(of, of + 1),
});

test.each([
  ['7H2K9QWXM4TBVNEC', '按年度计划填好，可改', { plan_item: 'P0', filing: null, matters: 1 }],
  ['other', '按备案填好，可改', { plan_item: null, filing: 'P1', matters: 2 }],
])('a form at %s begins with the one visit that is due there', async (code, words, with_) => {
  const register = await scanned(code);
  await app.until(() => app.text().includes(words));
  const { plan_item, filing, matters, category } = await register();
  expect({ plan_item, filing, matters: matters.length }).toEqual(with_);
  expect(category).toBe('routine');
});

test('of several that are due none is taken by itself, and one tap fills the form in', async () => {
  const register = await scanned('x', [line('a', 0), line('b', 1)]);
  await app.until(() => app.text().includes('这家企业今天有 2 项到期，请选择'));
  expect(app.text()).not.toContain('可改');
  expect(app.button('登记入企').disabled).toBe(true);
  const [, second] = document.querySelectorAll<HTMLButtonElement>('main button.card');
  second?.click();
  await app.until(() => app.text().includes('按年度计划填好，可改'));
  expect(app.text()).not.toContain('请选择');
  expect(await register()).toMatchObject({ plan_item: 'plan-b', matters: [matters[1]?.id] });
});

test('none of those that are due: the plain form', async () => {
  const register = await scanned('x', [line('a', 0), line('b', 1)]);
  await app.tap('都不是');
  await app.until(() => !app.text().includes('项到期'));
  await app.choose('检查事项', matters[0]?.name ?? '');
  expect(await register()).toMatchObject({ plan_item: null, matters: [matters[0]?.id] });
});

test('nothing is due there, or it cannot be said: the plain form', async () => {
  await scanned('x', []);
  expect(app.text()).toContain('请选择检查事项');
  app.ports.officer.rules.dueAt = () => Promise.reject(new Error('no rules'));
  await app.router.push('/door/y');
  await app.until(() => app.text().includes('请选择检查事项'));
});

test('a form on which something was chosen stays as it is', async () => {
  app = await mountAt('/visit/kept', { verdict: 'clear' });
  await app.until(() => app.text().includes('检查类别'));
  expect(app.text()).not.toContain('填好');
});
