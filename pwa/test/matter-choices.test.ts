import { afterEach, expect, test } from 'vitest';
import type { MatterOption } from '@/ports';
import { mountAt, type Mounted } from './mounted';

let app: Mounted;
afterEach(() => app.close());

const matter = (n: number, group: MatterOption['group']): MatterOption => {
  return { id: `M-${n}`, name: `事项${n}号`, name_en: `Matter ${n}`, basis: null, group };
};

/** Opens the list of matters of a form on which the first matter of the fakes is not among them. */
async function offers(matters: MatterOption[]): Promise<() => string[]> {
  app = await mountAt('/search', { verdict: 'clear' });
  app.ports.officer.directory.matters = async () => matters;
  await app.router.push('/visit/kept');
  await app.until(() => app.text().includes('检查类别'));
  await app.choose('检查事项', '事项0号');
  return () =>
    [...document.querySelectorAll('label.option span')].flatMap(
      (one) => one.firstChild?.textContent?.trim() ?? [],
    );
}
const names = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `事项${from + at}号`);

test('a screenful of what is likely is offered, the rest a tap away or found by its words', async () => {
  const likely = [...Array(10).keys()].map((n) => matter(n, n === 0 ? 'recent' : 'organ'));
  const offered = await offers([...likely, matter(10, 'any'), matter(11, 'any')]);
  expect(offered().filter((name) => name.startsWith('事项'))).toEqual(names(0, 8));

  const search = document.querySelector<HTMLInputElement>('input[type=search]');
  const typed = (words: string) => {
    if (!search) throw new Error('no field to search by');
    search.value = words;
    search.dispatchEvent(new Event('input', { bubbles: true }));
  };
  typed('11号');
  await app.until(() => offered().includes('事项11号'));
  await app.choose('检查事项', '事项11号');
  typed('');
  await app.until(() => offered().includes('事项7号'));
  expect(offered()).toContain('事项11号');
  expect(offered()).not.toContain('事项10号');

  await app.tap('全部事项 12');
  await app.until(() => offered().includes('事项10号'));
  expect(() => app.button('全部事项 12')).toThrow();
});

test('where no matter is likelier than another, none is folded', async () => {
  const offered = await offers([...Array(12).keys()].map((n) => matter(n, 'any')));
  expect(offered().filter((name) => name.startsWith('事项'))).toEqual(names(0, 12));
});
