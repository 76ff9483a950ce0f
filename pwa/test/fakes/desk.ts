/** What desks see: codes that nobody knows, enterprises with their codes, colleagues whose registration has not come. */
import type * as P from '@/ports';
import { enterprises } from './data';

export const unknown: P.UnknownCode[] = [
  {
    fingerprint: 'ab12cd34ef567890',
    kind: 'foreign',
    text: 'https://yhyz.hunan.example/code/430200/8f3c1d2e',
    first_seen: '2026-03-03T10:20:00+08:00',
    last_seen: '2026-03-04T08:40:00+08:00',
    registrations: 2,
    organs: ['zz-market', 'ty-fire'],
    organ_names: [
      { zh: '株洲市市场监督管理局', en: 'Zhuzhou Market Supervision Bureau' },
      { zh: '天元区消防救援大队', en: 'Tianyuan Fire and Rescue Brigade' },
    ],
  },
];

export const adminEnterprises: P.AdminEnterprise[] = enterprises.slice(0, 2).map((one, at) => ({
  ...one,
  region: '430211',
  merged_into: null,
  premises: one.premises.map((place) => ({
    ...place,
    codes:
      at === 0
        ? [
            {
              fingerprint: 'f1',
              kind: 'door',
              text: '7H2K9QWXM4TBVNEC',
              printed: '7H2K 9QWX M4TB VNEC C',
              since: '2026-01-01T09:00:00+08:00',
              until: null,
            },
            {
              fingerprint: 'f2',
              kind: 'foreign',
              text: 'https://yhyz.hunan.example/code/430200/1',
              printed: null,
              since: null,
              until: null,
            },
          ]
        : [],
  })),
}));

export const unboundAttendances: P.UnboundAttendance[] = [
  {
    id: 'a1',
    registration: '019cb6f0-1111-7000-8000-000000000002',
    officer: { id: 'p2', name: '王晓红', certificate: '湘B02031246' },
    organ: 'zz-market',
    organ_name: '株洲市市场监督管理局',
    at: '2026-02-27T10:10:00+08:00',
    received_at: '2026-02-27T10:11:00+08:00',
  },
];

export const unledJoints: P.UnledJoint[] = [
  {
    id: '019cb6f0-1111-7000-8000-000000000003',
    joint: '019cb6f0-1111-7000-8000-000000000004',
    officer: { id: 'p3', name: '陈国强', certificate: 'A43020101' },
    organ: 'ty-fire',
    organ_name: '天元区消防救援大队',
    enterprise_name: '株洲示例机械有限公司',
    at: '2026-02-26T15:20:00+08:00',
    received_at: '2026-02-26T15:21:00+08:00',
  },
];
