import { afterEach, expect, test } from 'vitest';
import { person } from './fakes/people';
import { mountAt, type Mounted } from './mounted';

let app: Mounted;
afterEach(() => app.close());
const enterprise = { person: person('enterprise') };
const part = (name: string) => document.querySelector(`[data-testid=${name}]`);

test('what came of a visit stands on top, and says that it was not told yet', async () => {
  app = await mountAt('/visits/v0', enterprise);
  await app.until(() => part('outcome'));
  expect(part('outcome')?.textContent).toContain('检查结果尚未填写');
  const order = part('outcome')!.compareDocumentPosition(part('procedure')!);
  expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test('a verdict is said to be of the procedure, small, and not of the enterprise', async () => {
  app = await mountAt('/visits/v0', enterprise);
  await app.until(() => part('procedure'));
  const badge = document.querySelector('[data-verdict]');
  expect(badge?.textContent).toMatch(/^程序/);
  expect(badge?.classList.contains('large')).toBe(false);
  expect(part('procedure')?.textContent).toContain('不是贵企业的检查结果');
});

test('the list says of each visit what came of it before its procedure', async () => {
  app = await mountAt('/visits', enterprise);
  await app.until(() => document.querySelector('[data-testid=visit]'));
  const visits = [...document.querySelectorAll('[data-testid=visit]')];
  for (const visit of visits) {
    expect(visit.querySelector('[data-verdict]')?.textContent).toMatch(/^程序/);
  }
  expect(visits.some((one) => one.textContent?.includes('检查结果：尚未填写'))).toBe(true);
});
