/** A small city as `ruqi import` reads it. */

/** A list: the header, then rows. */
export type Rows = string[][];

/** What a city is set up with. */
export interface City {
  organs: Rows;
  matters: Rows;
  enterprises: Rows;
  people: Rows;
  plan: Rows;
}

/** Two organs, three officers, a manager, an enterprise's person, and so many enterprises, the first five on the plan. */
export function cityOf(enterprises: number): City {
  return {
    organs: ORGANS,
    matters: MATTERS,
    enterprises: enterpriseRows(enterprises),
    people: PEOPLE,
    plan: planRows(enterprises),
  };
}

const ORGANS = [
  ['id', 'name', 'level', 'region'],
  ['CS-SCJG', '株洲市市场监督管理局', 'city', '430200'],
  ['CS-YJ', '株洲市应急管理局', 'city', '430200'],
];
const MATTERS = [
  ['id', 'name', 'basis', 'organ'],
  ['SPJD-01', '食品生产监督检查', '食品安全法', 'CS-SCJG'],
  ['AQ-01', '安全生产检查', '安全生产法', 'CS-YJ'],
];
const PEOPLE = [
  ['login', 'name', 'role', 'organ', 'enterprise', 'certificate', 'certificate_until', 'region'],
  ['li', '李四', 'officer', 'CS-SCJG', '', '18020001', '2030-01-01'],
  ['wang', '王五', 'officer', 'CS-SCJG', '', '18020002', '2030-01-01'],
  ['zhao', '赵六', 'officer', 'CS-YJ', '', '18020003', '2030-01-01'],
  ['he', '何主任', 'manager', 'CS-SCJG', '', '', ''],
  ['deng', '邓主任', 'supervisor', '', '', '', '', '430200'],
  ['guan', '管理员', 'administrator', '', '', '', ''],
  ['boss', '钱老板', 'enterprise', '', creditCode(0), '', ''],
];

export function enterpriseRows(count: number): Rows {
  const rows = Array.from({ length: count }, (_, n) => [
    creditCode(n),
    `株洲天元第${n}食品有限公司`,
    '430211',
    `天台路${n}号`,
    `https://codes.example/${n}`,
  ]);
  return [['credit_code', 'name', 'region', 'address', 'foreign_code'], ...rows];
}

function planRows(count: number): Rows {
  const rows = Array.from({ length: Math.min(count, 5) }, (_, n) => [
    ...['CS-SCJG', String(new Date().getFullYear()), creditCode(n), 'SPJD-01'],
    ...[`${new Date().getFullYear()}-01-01`, `${new Date().getFullYear()}-12-31`],
  ]);
  return [['organ', 'year', 'enterprise', 'matters', 'from', 'to'], ...rows];
}

/** GB 32100-2015: the check digit of 17 characters. */
export function creditCode(n: number): string {
  const digits = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const body = `91430200MA${String(n).padStart(7, '0')}`;
  const sum = [...body].reduce((sum, c, at) => sum + digits.indexOf(c) * (3 ** at % 31), 0);
  return body + digits[(31 - (sum % 31)) % 31];
}
