/** The page that finds enterprises: what was opened lately, what the rules say of each, more of them, and its address. */
import { afterEach, expect, test, vi } from 'vitest';
import type { EnterpriseView } from '@/ports';
import { mountAt, type Mounted } from './mounted';

let app: Mounted;
afterEach(() => {
  app.close();
  vi.unstubAllGlobals();
});

const results = () => [...document.querySelectorAll('.result')];
const field = () => document.querySelector<HTMLInputElement>('input[type=search]');
async function type(text: string): Promise<void> {
  await app.until(field);
  field()!.value = text;
  field()!.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

test('before anything is typed it shows what was opened lately, and again when the field is emptied', async () => {
  app = await mountAt('/search');
  await app.until(() => app.text().includes('最近查看'));
  expect(results()).toHaveLength(2);
  await type('恒泰');
  await app.until(() => results().length === 1);
  expect(app.text()).not.toContain('最近查看');
  await type('');
  await app.until(() => app.text().includes('最近查看'));
});

test('says of each whether one may enter, and nothing where that is not known', async () => {
  app = await mountAt('/search?q=zz');
  await app.until(() => document.querySelectorAll('.result[data-verdict]').length === 3);
  expect(results().map((one) => one.querySelector('.verdict strong')?.textContent)).toEqual([
    '可入企',
    '请留意',
    '宁静日',
    undefined,
  ]);
  // from when on depends on matters that nobody chose
  expect(app.text()).not.toContain('起可入企');
  expect(app.text()).not.toContain('近期没有可入企的日期');
});

test('for a plan item it is judged by its matters, and the form begins with them', async () => {
  app = await mountAt('/search?q=zz&matters=SPJD-01&plan=P7');
  await app.until(() => app.text().includes('起可入企'));
  expect(results()[0]?.getAttribute('href')).toBe(
    '/enterprise/00000000-0000-7000-8000-000000000000?matters=SPJD-01&plan=P7',
  );
});

test('what was typed is there again when one comes back', async () => {
  app = await mountAt('/search');
  await type('恒泰');
  await app.until(() => app.router.currentRoute.value.query['q'] === '恒泰');
  results()[0]!.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  await app.until(() => app.router.currentRoute.value.name === 'precheck' && !field());
  app.router.back();
  await app.until(() => field()?.value === '恒泰' && results().length === 1);
});

const one = (n: number): EnterpriseView => ({
  ...{ id: `e${n}`, name: `第${n}家`, credit_code: null, state: 'open', premises: [] },
});

test('while one types a screenful is drawn, and the rest when the browser is idle', async () => {
  const idle: (() => void)[] = [];
  const isIdle = () => idle.splice(0).forEach((work) => work());
  vi.stubGlobal('requestIdleCallback', (work: () => void) => idle.push(work));
  app = await mountAt('/today');
  app.ports.officer.directory.search = async (_, limit) => [...Array(limit).keys()].map(one);
  await app.router.push('/search');
  await type('第');
  await app.until(() => results().length === 8 && idle.length > 0);
  isIdle();
  await app.until(() => results().length === 30);
  // one letter more begins with a screenful again; whoever wants more of the same keeps it
  await type('第1');
  await app.until(() => results().length === 8 && idle.length > 0);
  isIdle();
  await app.until(() => results().length === 30);
  await app.tap('还有更多');
  await app.until(() => results().length === 60);
});

test('many are shown some at a time, and it says that there are more', async () => {
  app = await mountAt('/today');
  const asked: number[] = [];
  app.ports.officer.directory.search = async (_, limit) => {
    asked.push(limit);
    return [...Array(Math.min(limit, 70)).keys()].map(one);
  };
  await app.router.push('/search');
  await type('第');
  await app.until(() => results().length === 30);
  expect(app.text()).toContain('找到的前 30 家，还有更多');
  await app.tap('还有更多');
  await app.until(() => results().length === 60);
  await app.tap('还有更多');
  await app.until(() => results().length === 70);
  expect(app.text()).toContain('找到 70 家');
  expect(() => app.button('还有更多')).toThrow();
  expect(asked).toEqual([31, 61, 91]);
});
