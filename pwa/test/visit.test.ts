import { afterEach, expect, test } from 'vitest';
import { Failure } from '@/failure';
import type { Verdict } from '@/ports';
import { mountAt, type Mounted } from './mounted';

let app: Mounted;
afterEach(() => app.close());
const sealed = () => [...app.ports.sealed_kept.values()][0];

test('a violation names its article, the facts and the way out, and asks for a decision', async () => {
  app = await mountAt('/visit/kept', { verdict: 'violation' });
  await app.until(() => app.text().includes('违规预警'));
  expect(app.text()).toContain('3月5日周四');
  expect(app.text()).toContain('依据 四(三)');
  expect(app.text()).toContain('不在每周一至周三企业“宁静日”开展日常行政执法检查');
  const offered = [...document.querySelectorAll('.main-action button')];
  expect(offered.map((one) => one.textContent?.trim())).toEqual(['改日再来，不入企', '仍要前往']);
  expect(offered.map((one) => one.classList.contains('van-button--primary'))).toEqual([
    true,
    false,
  ]);
});

test('a quiet day is said once, with the day on which it ends, and its card is not red', async () => {
  app = await mountAt('/visit/kept', { verdict: 'twice' });
  await app.until(() => document.querySelector('[data-testid=quiet-until]'));
  expect(app.text()).toContain('企业宁静日，至3月4日周三');
  const card = (rule: string) => document.querySelector(`[data-rule=${rule}]`);
  expect(card('quiet_day')?.classList.contains('violation')).toBe(false);
  expect(card('over_frequency')?.classList.contains('violation')).toBe(true);
  expect(card('over_frequency')?.querySelector('h2')?.textContent).toBe('次数已满');
});

test('a finding is a line of facts and one of way out; its grounds are folded, and can be chosen there', async () => {
  app = await mountAt('/visit/kept', { verdict: 'violation' });
  await app.until(() => document.querySelector('[data-rule=quiet_day]'));
  const card = document.querySelector('[data-rule=quiet_day]');
  const said = (part: string) => card?.querySelector(`[data-testid=${part}]`)?.textContent;
  expect(said('fact')).toBe('3月4日周三是企业“宁静日”，不开展日常检查。');
  expect(said('way-out')).toBe('从时间上看，最早可于3月5日周四前往；计划和备案须另行核对。');
  expect(card?.querySelector('details:not([open])')?.textContent).toContain('有下列事由并注明依据');
  card?.querySelector<HTMLButtonElement>('button')?.click();
  await app.until(() => document.querySelector('[role=dialog] [type=radio]'));
  expect(document.querySelector('[role=dialog]')?.getAttribute('aria-label')).toBe('免除事由');
});

test('a finding that no ground lifts, or that the ground chosen lifts, asks for none', async () => {
  app = await mountAt('/visit/kept', { verdict: 'violation' });
  await app.until(() => document.querySelector('[data-rule=quiet_day] button'));
  await app.choose('免除事由', '上级明确文件规定');
  await app.until(() => !document.querySelector('[data-rule=quiet_day] button'));
  expect(document.querySelector('[data-rule=quiet_day] [data-testid=way-out]')).toBeTruthy();
});

test('a reason is tapped, and stays free to change; what was typed is kept', async () => {
  app = await mountAt('/visit/kept', { verdict: 'violation' });
  await app.tap('仍要前往');
  await app.tap('企业要求或同意今天检查');
  await app.tap('现场有安全隐患，须当场核查');
  const field = () => document.querySelector<HTMLTextAreaElement>('[role=dialog] textarea');
  await app.until(() => field()?.value === '现场有安全隐患，须当场核查');
  await app.type('进入的理由', '二车间冒烟');
  await app.tap('现场有安全隐患，须当场核查');
  await app.until(() => field()?.value === '二车间冒烟；现场有安全隐患，须当场核查');
  await app.tap('登记入企');
  await app.until(() => sealed());
  expect(sealed()?.decision?.reason).toBe('二车间冒烟；现场有安全隐患，须当场核查');
});

test('not going in is kept as averted', async () => {
  app = await mountAt('/visit/kept', { verdict: 'violation' });
  await app.until(() => app.text().includes('违规预警'));
  await app.tap('改日再来，不入企');
  await app.until(() => app.text().includes('已记为劝返'));
  expect(sealed()).toMatchObject({ type: 'averted', decision: null });
});

test('going in against a violation takes a reason, and nothing else', async () => {
  app = await mountAt('/visit/kept', { verdict: 'violation' });
  await app.until(() => app.text().includes('违规预警'));
  await app.tap('仍要前往');
  await app.until(() => document.querySelector('[role=dialog]'));
  expect(app.button('登记入企').disabled).toBe(true);
  await app.type('进入的理由', '接群众反映，需现场核实');
  await app.tap('登记入企');
  await app.until(() => app.text().includes('已登记'));
  expect(sealed()).toMatchObject({
    type: 'registration',
    decision: { went_in: true, reason: '接群众反映，需现场核实' },
  });
});

test.each(['caution', 'clear'] as const)('a %s goes on at once', async (verdict) => {
  app = await mountAt('/visit/kept', { verdict });
  await app.tap('登记入企');
  await app.until(() => app.text().includes('已登记'));
  expect(sealed()).toMatchObject({ type: 'registration', decision: null });
});

test('without its rules the phone still registers, and says what it did not do', async () => {
  app = await mountAt('/enterprise/x');
  app.ports.officer.rules.judge = () => Promise.reject(new Failure('rules'));
  await app.router.push('/visit/kept');
  await app.until(() => app.text().includes('未评判'));
  await app.tap('登记入企');
  await app.until(() => app.text().includes('已登记'));
  expect(sealed()?.shown).toBe('not_evaluated');
});

test('registered after the event says when and why, and waits for both', async () => {
  app = await mountAt('/visit/kept', { verdict: 'clear' });
  await app.until(() => app.text().includes('补录'));
  const toggle = [...document.querySelectorAll('label')].find((one) =>
    one.textContent?.includes('补录（'),
  );
  toggle?.querySelector('input')?.click();
  await app.until(() => app.text().includes('请填写检查开始时间。'));
  expect(app.button('登记入企').disabled).toBe(true);
  await app.type('检查开始时间', '2026-03-03T09:15');
  await app.until(() => app.text().includes('请填写补录原因。'));
  await app.type('补录原因', '当时先处置险情');
  await app.tap('登记入企');
  await app.until(() => sealed());
  expect(sealed()).toMatchObject({
    started_at: '2026-03-03T09:15:00+08:00',
    afterwards: '当时先处置险情',
  });
});

test('when the phone cannot keep it, the form stays as it was', async () => {
  app = await mountAt('/visit/kept', { verdict: 'clear' });
  app.ports.officer.records.register = () => Promise.reject(new Failure('storage_full'));
  await app.tap('登记入企');
  await app.until(() => app.text().includes('手机存储空间已满'));
  expect(app.text()).toContain('食品生产经营监督检查');
  expect(app.button('登记入企').disabled).toBe(false);
});

test('without matters there is nothing to judge, and the page says what to choose', async () => {
  app = await mountAt('/search');
  app.ports.officer.rules.dueAt = async () => [];
  await app.router.push('/enterprise/00000000-0000-7000-8000-000000000000');
  await app.until(() => app.text().includes('请选择检查事项'));
  expect(app.text()).not.toContain('违规预警');
});

test('a finding whose record had no room for its words is shown by its rule', async () => {
  app = await mountAt('/today');
  const { records } = app.ports.officer;
  const [known] = await records.list(1);
  const verdict: Verdict = {
    verdict: 'violation',
    findings: [{ rule: 'quiet_day', severity: 'violation', article: null, because: [] }],
    earliest_date: null,
  };
  records.record = async () => ({ ...known!, verdict });
  await app.router.push(`/records/${known!.id}`);
  await app.until(() => document.querySelector('[data-rule=quiet_day]'));
  expect(app.text()).toContain('宁静日');
});
