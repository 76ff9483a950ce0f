import { afterEach, expect, test } from 'vitest';
import { manual, type Manual } from '@/help/manuals';
import { PAGE_HELP } from '@/help/page-help';
import { PAGES } from '@/router';
import { mountAt, type Mounted } from './mounted';

let app: Mounted;
afterEach(() => app?.close());

test('every page has a section of a manual, and no page that is gone has one', () => {
  expect(Object.keys(PAGE_HELP).sort()).toEqual(PAGES.map(({ name }) => name).sort());
});

test('each section is there in both languages, with words and without the addresses of the repository', async () => {
  for (const [of, section] of Object.values(PAGE_HELP)) {
    for (const language of ['zh', 'en'] as const) {
      const found = (await manual(of, language))[section];
      expect(found?.html, `${of} ${section} ${language}`).toMatch(/<(p|li)>/);
      expect(found?.html).not.toMatch(/\.md|\.\.\/pictures/);
    }
  }
  for (const of of ['officer', 'enterprise', 'desk'] satisfies Manual[])
    expect(await manual(of, 'zh')).toHaveLength((await manual(of, 'en')).length);
});

test('the sign for help on a page opens what the manual says of it', async () => {
  app = await mountAt('/today');
  await app.until(() => document.querySelector('a.help'));
  document.querySelector<HTMLElement>('a.help')!.click();
  await app.until(() => app.text().includes('出发之前'));
  expect(app.router.currentRoute.value.fullPath).toBe('/help/today');
  expect(document.querySelector('.manual')?.textContent).toContain('查找');
});
