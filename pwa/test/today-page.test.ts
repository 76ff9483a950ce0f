import { afterEach, expect, test } from 'vitest';
import { mountAt, type Mounted } from './mounted';

let app: Mounted;
afterEach(() => app.close());

test("today's list says of each whether one may enter, and from when", async () => {
  app = await mountAt('/today');
  await app.until(() => app.text().includes('将触发违规预警'));
  // the card names what stands in the way
  expect(document.querySelector('a[data-verdict=violation]')?.textContent).toContain('次数已满');
  expect(app.text()).toContain('可入企');
  expect(app.text()).toContain('请留意');
  expect(app.text()).toContain('3月5日周四起可入企');
});

test('what is done is folded below what is due, and its outcome is asked for at once', async () => {
  app = await mountAt('/today');
  await app.until(() => document.querySelector('[data-testid=done] li'));
  const done = document.querySelector('[data-testid=done]')!;
  expect(done.querySelector('summary')?.textContent).toMatch(/已完成 2\s+· 1 项未填结果/);
  expect(done.textContent).toContain('3月4日周三 08:52');
  expect(done.querySelector('[data-verdict]')).toBeNull();
  const links = [...done.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(links).toEqual(['/records/v0', '/records/v0#outcome', '/records/v1']);
  await app.router.push('/records/v0#outcome');
  await app.until(() => app.text().includes('封存检查结果'));
});

test('where an outcome was told already, a link to tell it shows it', async () => {
  app = await mountAt('/records/v1#outcome');
  await app.until(() => app.text().includes('更正检查结果'));
  expect(app.text()).not.toContain('封存检查结果');
});

test('where all is done, that is said', async () => {
  app = await mountAt('/today');
  const { today } = app.ports.officer.rules;
  app.ports.officer.rules.today = async (...asked) => {
    const counts = { clear: 0, caution: 0, quiet_day: 0, violation: 0, not_evaluated: 0 };
    return { ...(await today(...asked)), counts, errands: [] };
  };
  await app.router.push('/search');
  await app.router.push('/today');
  await app.until(() => app.text().includes('今天的都做完了'));
  expect(app.text()).toContain('已完成 2');
});

test('until it is judged, the list is as it was last, and says no verdict of then', async () => {
  app = await mountAt('/search');
  const { rules } = app.ports.officer;
  const { today } = rules;
  const last = await today(null, 50);
  rules.lastToday = () => ({
    ...last,
    errands: last.errands.map((errand) => ({ ...errand, verdict: null })),
  });
  let judge: () => void = () => undefined;
  rules.today = (...asked) => new Promise((resolve) => (judge = () => resolve(today(...asked))));
  await app.router.push('/today');
  await app.until(() => app.text().includes('核对中'));
  expect(document.querySelectorAll('main li a.card')).toHaveLength(last.errands.length);
  expect(document.querySelector('a[data-verdict]')).toBeNull();
  expect(document.querySelector('[data-word=violation]')).toBeNull();
  judge();
  await app.until(() => document.querySelector('a[data-verdict=violation]'));
  expect(app.text()).not.toContain('核对中');
});

test('a screenful of a long list is drawn first, and the rest soon after', async () => {
  app = await mountAt('/search');
  const { rules } = app.ports.officer;
  const { today } = rules;
  rules.today = async (...asked) => {
    const list = await today(...asked);
    const [one] = list.errands;
    const errands = Array.from({ length: 40 }, (_, n) => ({ ...one!, key: `errand ${n}` }));
    return { ...list, errands };
  };
  await app.router.push('/today');
  const cards = () => document.querySelectorAll('a[data-verdict]').length;
  const seen: number[] = [];
  await app.until(() => seen.push(cards()) && cards() > 0);
  expect(seen.at(-1)).toBe(8);
  await app.until(() => cards() === 40);
});
