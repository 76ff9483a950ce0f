import { afterEach, expect, test } from 'vitest';
import { person } from './fakes/people';
import { mountAt, type Mounted } from './mounted';

let app: Mounted;
afterEach(() => app.close());

test('offline, the state of the sync and the age of the data are in view on every page', async () => {
  app = await mountAt('/today', { state: 'offline' });
  for (const address of ['/today', '/search', '/unsent', '/records', '/visit/kept', '/me']) {
    await app.router.push(address);
    await app.until(() => app.text().includes('离线 · 数据 3 小时前 · 2 条待发'));
  }
});

test('an unsent record says what it waits for; one set aside says why and is not sent again', async () => {
  app = await mountAt('/unsent', { state: 'offline' });
  await app.until(() => app.text().includes('等信号，有信号后自动发送。'));
  app.close();
  app = await mountAt('/unsent', { state: 'set_aside' });
  await app.until(() => app.text().includes('这台手机的密钥已停用'));
  const said = (why: string) => document.querySelector(`[data-why=${why}]`)?.textContent;
  expect(said('revoked_key')).toContain('不会丢。不用重新登记。');
  expect(said('revoked_key')).toContain('请重新登录，手机会换用新密钥');
  expect(said('revoked_key')).toContain('牵头部门还没有处理。');
  expect(said('gap')).toContain('72 小时后仍未到达，这条照常生效');
  expect(said('too_large')).toContain('服务器上还没有');
  expect(said('too_large')).toContain('请导出文件交给本单位联络员');
  // a reason of a later server is said in its own words
  expect(said('of_later')).toContain('签名与这台手机的登记不符，已交由管理员查看。');
  expect(said('bad_time')).toContain('牵头部门不采纳。原始记录仍然保存。 理由：与现场情况不符');
  expect(said('bad_time')).not.toContain('请把手机的日期和时间设为自动');
  expect(app.text()).toContain('牵头部门不采纳的（1 条）');
});

test('unsent records are exported as a file, and stay', async () => {
  app = await mountAt('/unsent', { state: 'offline' });
  const given: Blob[] = [];
  URL.createObjectURL = (file) => (given.push(file as Blob), 'blob:it');
  await app.until(() => app.text().includes('本机还有其他人员的 3 条记录，也在一并发送'));
  await app.tap('导出为文件');
  await app.until(() => app.text().includes('共 2 条记录。'));
  expect(app.text()).toContain('任何人都改不了');
  expect(app.text()).toContain('导出后记录仍在本机');
  await app.tap('保存或分享');
  await app.until(() => app.text().includes('已保存到手机的“下载”'));
  expect(given.map((one) => (one as File).name)).toEqual(['ruqi-unsent-20260304T0100Z.ruqi.json']);
  expect(document.querySelectorAll('[data-testid=unsent]').length).toBe(2);
});

test('where the storage does not answer, that is said and the export is offered', async () => {
  app = await mountAt('/unsent', { state: 'unreadable' });
  await app.until(() => document.querySelector('[data-failure=storage]'));
  expect(app.text()).not.toContain('没有待发记录');
  await app.tap('导出为文件');
  await app.until(() => app.text().includes('没有需要导出的记录'));
});

test('where the storage has not answered since opening, the frame says so and opens again', async () => {
  app = await mountAt('/today', { state: 'silent' });
  await app.until(() => app.text().includes('手机存储没有回应'));
  expect(app.text()).toContain('请关闭本应用的其他页面');
  expect(app.button('重新打开').disabled).toBe(false);
});

test('signing out with unsent records says what becomes of them, and asks', async () => {
  app = await mountAt('/me', { state: 'offline' });
  await app.tap('退出登录');
  await app.until(() => app.text().includes('还有 2 条记录没有发送。'));
  expect(app.text()).toContain('退出不会删除任何记录');
  expect(app.ports.account.auth.person.value).not.toBeNull();
  await app.tap('退出');
  await app.until(() => app.router.currentRoute.value.name === 'sign-in');
  expect(app.text()).toContain('本机有 3 条已封存的记录，不登录也会继续发送。');
});

test('before the phone has looked, nothing is said to be unsent or not', async () => {
  app = await mountAt('/unsent', { state: 'opening' });
  await app.until(() => document.querySelector('.van-skeleton'));
  expect(app.text()).not.toContain('没有待发记录');
  expect(app.text()).not.toContain('都已送达');
});

test('the enterprise sees two counts side by side, and who came', async () => {
  app = await mountAt('/visits', { person: person('enterprise') });
  await app.until(() => document.querySelector('[data-testid=counted]'));
  expect(document.querySelector('[data-testid=counted]')?.textContent).toBe('1');
  expect(document.querySelector('[data-testid=all]')?.textContent).toBe('2');
  expect(app.text()).toContain('株洲市市场监督管理局');
});

test('a complaint without a number may get it later', async () => {
  app = await mountAt('/records/v1');
  const brought: unknown[] = [];
  app.ports.officer.records.amend = async (id, change) => void brought.push([id, change]);
  await app.until(() => app.text().includes('补充文号或编号'));
  await app.type('补充文号或编号', '12345-2026-0301');
  await app.tap('补充');
  await app.until(() => brought.length > 0);
  expect(brought).toEqual([
    ['v1', { exemption: { ground: 'complaint', reference: '12345-2026-0301' } }],
  ]);
});

test('what was registered can be corrected, and stays visible', async () => {
  app = await mountAt('/records/v0');
  const given: unknown[] = [];
  app.ports.officer.records.amend = async (id, change) => void given.push([id, change]);
  await app.tap('补正登记');
  await app.until(() => app.text().includes('原来登记的内容一直可查'));
  expect(app.button('补正').disabled).toBe(true);
  await app.type('检查开始时间', '2026-03-05T08:00');
  await app.until(() => app.text().includes('检查开始时间晚于现在'));
  expect(app.button('补正').disabled).toBe(true);
  await app.type('检查开始时间', '2026-03-03T15:30');
  await app.choose('检查事项', '特种设备使用安全监督检查');
  await app.choose('综合查一次', '株洲市消防救援支队');
  await app.tap('补正');
  await app.until(() => given.length > 0);
  expect(given).toEqual([
    [
      'v0',
      {
        matters: ['SPJD-01', 'TZSB-02'],
        started_at: '2026-03-03T15:30:00+08:00',
        joint: 'v-lead',
      },
    ],
  ]);
});

test('a corrected registration marks what is not as it was registered, and shows every version', async () => {
  app = await mountAt('/records/v1');
  await app.until(() => app.text().includes('各版内容（2 版）'));
  expect(app.text()).toContain('原登记');
  expect(app.text()).toContain('特种设备使用安全监督检查');
  const marks = [...document.querySelectorAll('.mark')].map((one) => one.textContent);
  expect(marks).toEqual(['已补正', '已补正']);
});

test('the outcome is told after the visit, with measures and a day where there were problems', async () => {
  app = await mountAt('/records/v0');
  const told: unknown[] = [];
  app.ports.officer.records.tellOutcome = async (id, outcome) => void told.push([id, outcome]);
  await app.tap('填写检查结果');
  await app.until(() => app.text().includes('没有信号也能填写'));
  expect(app.button('封存检查结果').disabled).toBe(true);
  document.querySelector<HTMLInputElement>('input[value=problems]')?.click();
  await app.until(() => app.text().includes('整改期限（可不填）'));
  await app.type('处理措施（可不填）', ' 责令限期整改 ');
  await app.type('整改期限（可不填）', '2026-03-20');
  await app.tap('封存检查结果');
  await app.until(() => told.length > 0);
  const outcome = { result: 'problems', measures: '责令限期整改', rectify_by: '2026-03-20' };
  expect(told).toEqual([['v0', outcome]]);
});

test('a corrected outcome shows what was told before it', async () => {
  app = await mountAt('/records/v1');
  await app.until(() => document.querySelector('[data-outcome=problems]'));
  expect(app.text()).toContain('以前填写的（1 次）');
  expect(document.querySelector('details [data-outcome=no_problem]')).not.toBeNull();
  expect(app.button('更正检查结果').disabled).toBe(false);
});

test('a finding of one’s own is explained, and a remark needs no explanation', async () => {
  app = await mountAt('/records/v0');
  const said: unknown[] = [];
  app.ports.officer.records.explain = async (...what) => void said.push(what);
  await app.tap('说明“宁静日”');
  await app.until(() => app.text().includes('本单位和牵头部门可见，企业看不到。没有信号'));
  await app.type('说明内容', '接报有人受困');
  await app.tap('说明');
  await app.until(() => said.length > 0);
  expect(said).toEqual([['v0', 'quiet_day', '接报有人受困']]);
});

test('the enterprise sees the outcome, and no explanation', async () => {
  app = await mountAt('/visits/v1', { person: person('enterprise') });
  await app.until(() => document.querySelector('[data-outcome=problems]'));
  expect(app.text()).toContain('两台设备未按期检验，责令限期整改。');
  expect(app.text()).toContain('3月12日周四');
  expect(app.text()).not.toContain('接上级电话');
});

test('a difference that this app does not know yet is said in a sentence', async () => {
  app = await mountAt('/search');
  const found = (await app.ports.officer.records.list(1))[0];
  app.ports.officer.records.record = async () =>
    found ? { ...found, differs: [{ why: 'of_later' } as never] } : null;
  await app.router.push('/records/v0');
  await app.until(() => app.text().includes('这个版本的应用还不能显示'));
});

test('the enterprise reads the article of a finding', async () => {
  app = await mountAt('/visits/v0', { person: person('enterprise') });
  await app.until(() => app.text().includes('依据 四(三)'));
  expect(app.text()).toContain('不在每周一至周三企业“宁静日”开展日常行政执法检查');
  expect(app.text()).toContain('株优营办〔2024〕1号 四(三)');
});

test("another organ's inspection that is no joint one is explained, not joined", async () => {
  app = await mountAt('/today');
  app.ports.officer.records.readLeader = async () => ({
    kind: 'other_organ',
    leader: {
      registration: 'r',
      hash: 'h',
      organ: '市消防救援支队',
      enterprise: null,
      code_fingerprint: null,
      joint: false,
    },
  });
  await app.router.push('/j#x');
  await app.until(() => app.text().includes('这是其他单位的检查'));
  expect(() => app.button('加入这次检查')).toThrow();
});

test('signing in with a wrong password keeps what was typed', async () => {
  app = await mountAt('/sign-in', { person: null, state: 'error' });
  await app.until(() => app.text().includes('账号'));
  await app.type('账号', 'lijianguo');
  await app.type('密码', 'not it');
  document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await app.until(() => app.text().includes('账号或密码不对'));
  expect(document.querySelector<HTMLInputElement>('input')?.value).toBe('lijianguo');
});

test.each(['//evil.example', '/\\evil.example', 'https://evil.example'])(
  'after signing in, %s is not followed',
  async (next) => {
    app = await mountAt('/about');
    await app.router.push({ path: '/sign-in', query: { next } });
    await app.until(() => document.querySelector('form'));
    await app.type('账号', 'a');
    await app.type('密码', 'b');
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await app.until(() => app.router.currentRoute.value.name === 'today');
  },
);

test('after signing in, the page that was wanted opens', async () => {
  app = await mountAt('/about');
  await app.router.push({ path: '/sign-in', query: { next: '/search' } });
  await app.until(() => document.querySelector('form'));
  await app.type('账号', 'a');
  await app.type('密码', 'b');
  document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await app.until(() => app.router.currentRoute.value.name === 'search');
});

test('a code says from when on it is bound, and one resolved without a date from its first registration', async () => {
  app = await mountAt('/codes/doors', { person: person('administrator') });
  await app.type('企业名称、拼音首字母或信用代码', '株洲');
  await app.until(() => app.text().includes('自首次登记起'));
  expect(app.text()).toContain('自 1月1日周四 起');
});

test('an officer and a desk are told of a leader whose registration does not come', async () => {
  app = await mountAt('/records');
  await app.until(() =>
    app.text().includes('您加入的 1 次检查，领队的登记 72 小时仍未到达服务器。'),
  );
  await app.router.push('/sealed/joined');
  await app.until(() => app.text().includes('请提醒领队打开“入企”联网发送'));
  app.close();
  app = await mountAt('/registrations', { person: person('supervisor') });
  await app.until(() => app.text().includes('有 1 人加入检查，领队的登记 72 小时仍未到达'));
  expect(document.querySelector('[data-testid=unbound]')?.textContent).toContain('王晓红');
  const unled = document.querySelector('[data-testid=unled]')?.textContent;
  expect(unled).toContain('有 1 次综合查一次，牵头单位的登记 72 小时仍未到达');
  expect(unled).toContain('陈国强 · 天元区消防救援大队 · 株洲示例机械有限公司');
});

const submit = () => {
  const forms = [...document.querySelectorAll('form')];
  forms.at(-1)?.dispatchEvent(new Event('submit', { cancelable: true }));
};

test('a PIN is set by typing it twice, and taken away by whoever knows it', async () => {
  app = await mountAt('/me');
  await app.tap('设置 PIN 锁');
  await app.until(() => app.text().includes('离开超过 5 分钟再回来时'));
  await app.type('PIN（4–8 位数字）', '2580');
  await app.type('再输入一次', '2581');
  await app.until(() => app.text().includes('两次输入的不一样'));
  expect(app.button('设置').disabled).toBe(true);
  await app.type('再输入一次', '2580');
  await app.until(() => !app.button('设置').disabled);
  submit();
  await app.until(() => app.ports.account.lock.state.value.set);
  await app.tap('取消 PIN 锁');
  await app.until(() => app.text().includes('请输入现在的 PIN'));
  await app.type('PIN（4–8 位数字）', '1111');
  await app.until(() => !app.button('取消 PIN').disabled);
  submit();
  await app.until(() => app.text().includes('PIN 不对，请再试。'));
  expect(app.ports.account.lock.state.value.set).toBe(true);
});

test('while it is locked no page is shown, and one screen opens it', async () => {
  app = await mountAt('/records', { state: 'locked' });
  await app.until(() => app.text().includes('锁定时记录照常保存和发送，不会删除任何内容。'));
  expect(app.text()).not.toContain('株洲恒泰精密机械有限公司');
  await app.type('PIN（4–8 位数字）', '9999');
  submit();
  await app.until(() => app.text().includes('PIN 不对，请再试。'));
  await app.type('PIN（4–8 位数字）', '1234');
  submit();
  await app.until(() => app.text().includes('株洲恒泰精密机械有限公司'));
  expect(document.querySelector('.lock')).toBeNull();
});

test('a form that was open is as it was after the lock', async () => {
  app = await mountAt('/feedback');
  await app.until(() => document.querySelector('textarea'));
  await app.type('您的意见', '写到一半');
  await app.ports.account.lock.set('1234');
  await app.ports.account.lock.unlock('wrong');
  await app.until(() => document.querySelector('.lock'));
  expect(document.querySelector<HTMLElement>('.shell')?.style.display).toBe('none');
  await app.ports.account.lock.unlock('1234');
  await app.until(() => !document.querySelector('.lock'));
  expect(document.querySelector('textarea')?.value).toBe('写到一半');
});

test('a forgotten PIN is taken away by the password', async () => {
  app = await mountAt('/records', { state: 'locked' });
  await app.tap('忘记 PIN');
  await app.until(() => app.text().includes('用账号和密码登录，PIN 就会取消，需要信号。'));
  await app.type('账号', 'li');
  await app.type('密码', 'secret');
  submit();
  await app.until(() => !app.ports.account.lock.state.value.set);
  await app.until(() => app.text().includes('株洲恒泰精密机械有限公司'));
});
