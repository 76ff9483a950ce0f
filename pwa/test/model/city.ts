/** The city of the model: three organs and a team of one of them, at two levels, that come to the same enterprises. */
import { creditCode, enterpriseRows, type City, type Rows } from '../core/city';

export const ENTERPRISES = 3;

/** Who registers, and for which organ: the last with a second phone of the first officer. */
export const PHONES = ['li', 'zhao', 'ma', 'sun', 'li'];
export const ORGANS = ['CS-SCJG', 'CS-YJ', 'TY-SCJG'];
export const MATTERS = ['SPJD-01', 'AQ-01', 'WS-01'];

/** Of the first organ; withdraws at its desk. */
export const MANAGER = '何主任';

/** Nobody knows them until a desk resolves them. */
export const UNKNOWN = ['https://unknown.example/a', 'https://unknown.example/b'];
export const bound = (n: number): string => `https://codes.example/${n}`;
export const nameOf = (n: number): string => `第${n}食品`;

/** A team's organ is the one that it is part of. */
export const legal = (organ: string): string => (organ === 'CS-ZD' ? 'CS-SCJG' : organ);

export const YEARS = [new Date().getFullYear() - 1, new Date().getFullYear()];
const DAY = 24 * 3600 * 1000;
export const daysAgo = (n: number): string => new Date(Date.now() - n * DAY).toISOString();

export interface PlanSheet {
  organ: string;
  year: number;
  submitted_at: string;
  items: { enterprise: number | null; matters: string[] }[];
}

export interface FilingSheet {
  organ: string;
  enterprise: number | null;
  matters: string[];
  from: string;
  to: string;
  filed_at: string;
}

/** Before anything happened. */
export const FIRST_PLAN: PlanSheet = {
  organ: 'CS-SCJG',
  year: YEARS[1]!,
  submitted_at: daysAgo(300),
  items: [{ enterprise: 0, matters: ['SPJD-01'] }],
};

export function planRows({ organ, year, submitted_at, items }: PlanSheet): Rows {
  const rows = items.map(({ enterprise, matters }) => [
    ...[organ, String(year), enterprise === null ? '' : creditCode(enterprise), matters.join(';')],
    ...[`${year}-01-01`, `${year}-12-31`, submitted_at],
  ]);
  return [['organ', 'year', 'enterprise', 'matters', 'from', 'to', 'submitted_at'], ...rows];
}

export function filingRows(filing: FilingSheet): Rows {
  const { organ, enterprise, matters, from, to, filed_at } = filing;
  const code = enterprise === null ? '' : creditCode(enterprise);
  return [
    ['organ', 'enterprise', 'matters', 'from', 'to', 'filed_at'],
    [organ, code, matters.join(';'), from, to, filed_at],
  ];
}

export const CITY: City = {
  organs: [
    ['id', 'name', 'level', 'region', 'parent'],
    ['CS-SCJG', '株洲市市场监督管理局', 'city', '430200', ''],
    ['CS-ZD', '株洲市市场监督管理局支队', 'city', '430200', 'CS-SCJG'],
    ['CS-YJ', '株洲市应急管理局', 'city', '430200', ''],
    ['TY-SCJG', '天元区市场监督管理局', 'county', '430211', ''],
  ],
  matters: [
    ['id', 'name', 'basis', 'organ'],
    ...MATTERS.map((id) => [id, `${id}检查`, '有关法律', '']),
  ],
  enterprises: enterpriseRows(ENTERPRISES),
  people: [
    ['login', 'name', 'role', 'organ', 'region', 'enterprise', 'certificate'],
    ['li', '李四', 'officer', 'CS-SCJG', '', '', '18020001'],
    ['zhao', '赵六', 'officer', 'CS-YJ', '', '', '18020002'],
    ['ma', '马九', 'officer', 'TY-SCJG', '', '', '18020003'],
    ['sun', '孙七', 'officer', 'CS-ZD', '', '', '18020004'],
    ['he', MANAGER, 'manager', 'CS-SCJG', '', '', ''],
    ['qian', '牵头', 'supervisor', '', '430200', '', ''],
    ...[...Array(ENTERPRISES).keys()].map((n) => [
      ...[`boss${n}`, `老板${n}`, 'enterprise', '', '', creditCode(n), ''],
    ]),
  ],
  plan: planRows(FIRST_PLAN),
};
