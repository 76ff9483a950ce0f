import { afterEach, expect, test } from 'vitest';
import { setLocale } from '@/locales';
import { withNames, type Names } from '@/ui/names';

const names: Names = {
  organs: new Map([['CS-SCJG', { zh: '市场监督管理局', en: 'Market Supervision' }]]),
  matters: new Map([['SPJD-01', { zh: '食品销售监督检查', en: 'Food sales' }]]),
};
afterEach(() => setLocale('zh'));

test('ids become names, also where no space surrounds them', () => {
  expect(withNames('检查事项SPJD-01未列入本机关2026-03-04的计划', names)).toBe(
    '检查事项“食品销售监督检查”未列入本机关2026-03-04的计划',
  );
  expect(withNames('已有CS-SCJG 2026-01-15 10:00（SPJD-01）', names)).toBe(
    '已有市场监督管理局 2026-01-15 10:00（“食品销售监督检查”）',
  );
});

test('in English too', async () => {
  await setLocale('en');
  expect(withNames('by CS-SCJG on 2026-01-15 (SPJD-01).', names)).toBe(
    'by Market Supervision on 2026-01-15 (“Food sales”).',
  );
});

test('what is not known stays as it is, and a part of a longer id is no id', () => {
  expect(withNames('CS-SCJG-2, TY-SCJG, SPJD-012', names)).toBe('CS-SCJG-2, TY-SCJG, SPJD-012');
});
