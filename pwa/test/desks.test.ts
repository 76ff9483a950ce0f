import { afterEach, expect, test } from 'vitest';
import { Failure } from '@/failure';
import { person } from './fakes/people';
import { mountAt, type Mounted } from './mounted';

let app: Mounted;
afterEach(() => app.close());

const open = (css: string, at = 0) => {
  const found = document.querySelectorAll<HTMLDetailsElement>(css)[at];
  if (found) found.open = true;
  found?.dispatchEvent(new Event('toggle'));
};
const text = (css: string) => document.querySelector(css)?.textContent ?? '';
/** Gives a reason in the sheet that is open. */
async function give(label: string, reason: string): Promise<void> {
  await app.until(() => document.querySelector('.van-popup textarea'));
  await app.type(label, reason);
  document
    .querySelector('.van-popup textarea')
    ?.closest('form')
    ?.dispatchEvent(new Event('submit', { cancelable: true }));
}

test('the supervisor is told how many records wait, and sees why, whose and what is in the way', async () => {
  app = await mountAt('/registrations', { person: person('supervisor') });
  await app.until(() => app.text().includes('3 条记录被服务器暂存，等待处理'));
  await app.router.push('/aside');
  await app.until(() => document.querySelector('[data-aside=bad_signature]'));
  expect(text('[data-aside=revoked_key]')).toContain('李建国');
  expect(text('[data-aside=bad_signature]')).toContain('签名没有证实是谁封存的');
  expect(text('[data-aside=bad_signature]')).toContain('请本人补录');
  expect(text('[data-aside=bad_signature]')).toContain('不是时间');
  expect(text('[data-aside=bad_signature] .row').trim()).toBe('不采纳');
  // a held record only waits: it is released or left, never refused
  expect(text('[data-aside=gap] .row').trim()).toBe('放行');
});

test('accepting and refusing need a reason, and the list is read again', async () => {
  app = await mountAt('/aside', { person: person('supervisor') });
  const done: unknown[] = [];
  app.ports.supervisor.accept = async (...what) => void done.push(['accept', ...what]);
  app.ports.supervisor.refuse = async (...what) => void done.push(['refuse', ...what]);
  await app.until(() => document.querySelector('[data-aside=revoked_key]'));
  open('[data-aside=revoked_key]');
  await app.tap('采纳');
  await give('理由', '手机当天找回');
  await app.until(() => app.text().includes('已采纳，相关检查已重新核对。'));
  document.querySelector<HTMLButtonElement>('[data-aside=bad_signature] .row button')?.click();
  const sheets = () => [...document.querySelectorAll<HTMLElement>('.van-popup textarea')];
  await app.until(() => sheets().length === 2);
  const reason = sheets()[1] as HTMLTextAreaElement;
  reason.value = '无法核实';
  reason.dispatchEvent(new Event('input', { bubbles: true }));
  reason.closest('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await app.until(() => app.text().includes('已记为不采纳'));
  expect(done).toEqual([
    ['accept', 'mZ2Vv1pXb0G5vVq8Q3sT7oJk9uFhL4cN6eRyWaDiEoU', '手机当天找回'],
    ['refuse', 'hBad', '无法核实'],
  ]);
});

test('what is in the way of a decision is said in the server’s words', async () => {
  app = await mountAt('/aside', { person: person('supervisor') });
  const words = { zh: '别处已经处理过这条记录。', en: 'It was decided before.' };
  app.ports.supervisor.accept = () =>
    Promise.reject(new Failure('invalid', undefined, undefined, words));
  await app.until(() => document.querySelector('[data-aside=revoked_key]'));
  open('[data-aside=revoked_key]');
  await app.tap('采纳');
  await give('理由', '核实过');
  await app.until(() => app.text().includes('别处已经处理过这条记录。'));
});

test('the organ’s manager looks on, and decides nothing', async () => {
  app = await mountAt('/aside', { person: person('manager') });
  await app.until(() => document.querySelector('[data-aside=revoked_key]'));
  expect(app.text()).toContain('由牵头部门决定');
  expect(document.querySelectorAll('main button').length).toBe(0);
  await app.until(() => document.querySelector('input[value=accepted]'));
  document.querySelector<HTMLInputElement>('input[value=accepted]')?.click();
  await app.until(() => app.text().includes('理由：已与本人核实，手机当天找回。'));
});

test('a manager finds a person, and revokes a lost phone with a reason', async () => {
  app = await mountAt('/devices', { person: person('manager') });
  const revoked: unknown[] = [];
  app.ports.organManager.revoke = async (...what) => void revoked.push(what);
  await app.until(() => app.text().includes('证件至 4月30日周四'));
  open('[data-testid=person]');
  await app.until(() => app.text().includes('密钥不能导出'));
  expect(app.text()).toContain('1月31日周六 17:20停用');
  // the revoked one has no button
  expect(document.querySelectorAll('[data-testid=person] .line button').length).toBe(1);
  document.querySelector<HTMLButtonElement>('.line button')?.click();
  await app.until(() => app.text().includes('停用李建国的这部手机'));
  await give('停用原因', '手机丢失');
  await app.until(() => app.text().includes('本人在手机上重新登录后会换用新密钥'));
  expect(revoked).toEqual([['mZ2Vv1pXb0G5vVq8Q3sT7oJk9uFhL4cN6eRyWaDiEoU', '手机丢失']]);
});

test('many phones come a page at a time, and those in use alone if wanted', async () => {
  app = await mountAt('/devices', { person: person('manager') });
  const asked: unknown[] = [];
  app.ports.organManager.devices = async (_, ...what) => {
    asked.push(what);
    const [state, before] = what;
    const since = `2026-0${before === null ? 3 : 2}-01T09:00:00+08:00`;
    const key = { device: 'd', grade: 'jwk', since, revoked_at: null };
    const next = state === null && before === null ? '1_x' : null;
    return { items: [{ ...key, kid: `${state ?? 'any'} ${before ?? 'first'}` }], before: next };
  };
  await app.until(() => app.text().includes('证件至'));
  open('[data-testid=person]');
  const lines = () => document.querySelectorAll('[data-testid=person] .line').length;
  await app.until(() => lines() === 1);
  await app.tap('查看更早的');
  await app.until(() => lines() === 2);
  document.querySelector<HTMLInputElement>('input[value=good]')?.click();
  await app.until(() => app.text().includes('good fir'));
  expect(lines()).toBe(1);
  expect(asked).toEqual([
    [null, null],
    [null, '1_x'],
    ['good', null],
  ]);
});

test('a manager withdraws a registration with a reason; a supervisor cannot', async () => {
  app = await mountAt('/registrations', { person: person('manager') });
  const withdrawn: unknown[] = [];
  app.ports.organManager.withdraw = async (...what) => void withdrawn.push(what);
  await app.until(() => document.querySelector('[data-registration=v0]'));
  open('[data-registration=v0]');
  document.querySelector<HTMLButtonElement>('[data-registration=v0] .row button')?.click();
  await give('撤回原因', '登记了错误的企业');
  await app.until(() => withdrawn.length > 0);
  expect(withdrawn).toEqual([['v0', '登记了错误的企业']]);
  expect(text('[data-registration=v2]')).toContain('何敏');
  app.close();
  app = await mountAt('/registrations', { person: person('supervisor') });
  await app.until(() => document.querySelector('[data-registration=v0]'));
  expect(document.querySelector('[data-registration] .row button')).toBeNull();
});

test('a sealed file is taken in, and each fate is said', async () => {
  app = await mountAt('/sealed-file', { person: person('manager') });
  const brought: string[] = [];
  const { importSealedFile } = app.ports.organManager;
  app.ports.organManager.importSealedFile = (given) => (
    brought.push(given),
    importSealedFile(given)
  );
  await app.until(() => document.querySelector('input[type=file]'));
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
  const file = new File(['{"format":"ruqi-sealed"}'], 'ruqi-unsent-20260304T0100Z.ruqi.json');
  Object.defineProperty(input, 'files', { value: [file] });
  input.dispatchEvent(new Event('change'));
  await app.until(() => !app.button('导入').disabled);
  document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await app.until(() => document.querySelector('[data-testid=brought]'));
  expect(brought).toEqual(['{"format":"ruqi-sealed"}']);
  for (const said of [
    '文件里有 17 条记录',
    '12 条新收妥',
    '3 条以前已收妥',
    '1 条暂存待查：签名与记录不符',
  ])
    expect(text('[data-testid=brought]')).toContain(said);
});

test('two enterprises are merged once both are chosen, with a reason, after being asked', async () => {
  app = await mountAt('/enterprises/merge', { person: person('administrator') });
  const merged: unknown[] = [];
  app.ports.administrator.merge = async (...what) => void merged.push(what);
  const pick = async (section: number, at: number) => {
    const field = document.querySelectorAll<HTMLInputElement>('section')[section]!;
    const input = field.querySelector('input')!;
    input.value = '株洲';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await app.until(() => field.querySelectorAll('.line button').length > 1);
    field.querySelectorAll<HTMLButtonElement>('.line button')[at]?.click();
    await app.until(() => field.querySelector('input') === null);
  };
  await app.until(() => document.querySelectorAll('section').length === 2);
  await pick(0, 0);
  await pick(1, 0);
  await app.until(() => app.text().includes('两边选的是同一家'));
  await app.tap('换一家');
  await pick(1, 1);
  expect(app.button('合并').disabled).toBe(true);
  await app.type('合并依据', '工商变更通知');
  await app.type('从哪天起是一家（可不填）', '2026-02-01');
  await app.tap('合并');
  await app.until(() => app.text().includes('不再单独出现，合并不能撤销'));
  expect(merged).toEqual([]);
  await app.tap('合并');
  await app.until(() => app.text().includes('已并入'));
  const [from, into, since, reason] = merged[0] as string[];
  expect(from).not.toBe(into);
  expect([since, reason]).toEqual(['2026-02-01T00:00:00+08:00', '工商变更通知']);
});

test('what is not done every day is an entry of the page “me”', async () => {
  app = await mountAt('/me', { person: person('manager') });
  await app.until(() => app.text().includes('人员与手机'));
  for (const one of ['暂存待处理', '导入封存文件']) expect(app.text()).toContain(one);
  expect(app.text()).not.toContain('合并企业');
});
