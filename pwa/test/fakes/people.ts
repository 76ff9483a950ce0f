import type { OwnSession, Person, Role, RoleGrant } from '@/ports';

export const HELD: Record<Role, RoleGrant> = {
  officer: {
    role: 'officer',
    organ: 'CS-SCJG',
    organ_name: '株洲市市场监督管理局',
    level: 'city',
    region: '430200',
  },
  manager: {
    role: 'manager',
    organ: 'CS-SCJG',
    organ_name: '株洲市市场监督管理局',
    level: 'city',
    region: '430200',
  },
  supervisor: { role: 'supervisor', region: '430200', region_name: '株洲市' },
  enterprise: {
    role: 'enterprise',
    enterprise: '00000000-0000-7000-8000-000000000000',
    enterprise_name: '株洲恒泰精密机械有限公司',
  },
  administrator: { role: 'administrator' },
};

export const person = (...roles: Role[]): Person => ({
  id: 'p1',
  name: roles[0] === 'enterprise' ? '周敏' : '李建国',
  roles: roles.map((role) => HELD[role]),
  certificate: roles.includes('officer') ? { number: '湘B02031245', until: '2027-06-30' } : null,
});

/** Here, and on a computer that somebody forgot. */
export const ownSessions: OwnSession[] = [
  {
    ...{ id: 's1', device: 'Chrome · Android', current: true },
    ...{ since: '2026-02-20T09:00:00+08:00', last_used: '2026-03-04T08:59:00+08:00' },
  },
  {
    ...{ id: 's2', device: null, current: false },
    ...{ since: '2026-01-05T10:00:00+08:00', last_used: '2026-01-06T17:20:00+08:00' },
  },
];
