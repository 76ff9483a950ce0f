/** What waits at desks: records that were set aside, people and their phones. */
import type * as P from '@/ports';

const li = { id: 'p1', name: '李建国', certificate: '湘B02031245' };
const BASE: P.AsideView = {
  hash: 'mZ2Vv1pXb0G5vVq8Q3sT7oJk9uFhL4cN6eRyWaDiEoU',
  why: 'revoked_key',
  words: { zh: '这把密钥已停用。', en: 'This key was revoked.' },
  state: 'waiting',
  received_at: '2026-03-04T08:55:00+08:00',
  officer: li,
  organ: 'CS-SCJG',
  organ_name: '株洲市市场监督管理局',
  id: '019cb6f0-1111-7000-8000-000000000007',
  type: 'registration',
  author: li,
  device: '6f1c2c40-0000-4000-8000-000000000001',
  seq: 17,
  wall: '2026-03-04T00:52:00.000Z',
  registrations: [],
  enterprise: 'e',
  enterprise_name: '株洲恒泰精密机械有限公司',
  obstacle: null,
  refusable: true,
  decision: null,
};

export function asideOf(state: P.AsideState): P.AsideView[] {
  if (state !== 'waiting') {
    const decision = {
      by: '邓局',
      at: '2026-03-04T08:58:00+08:00',
      reason: '已与本人核实，手机当天找回。',
    };
    return [{ ...BASE, state, decision }];
  }
  return [
    BASE,
    {
      ...BASE,
      hash: 'hHeld',
      why: 'gap',
      words: {
        zh: '同一手机前面的记录还没有到。',
        en: 'An earlier record of the phone is missing.',
      },
      refusable: false,
    },
    {
      ...BASE,
      hash: 'hBad',
      why: 'bad_signature',
      words: { zh: '签名与记录不符。', en: 'The signature does not fit.' },
      officer: null,
      organ_name: null,
      type: null,
      enterprise_name: null,
      wall: '不是时间',
      obstacle: {
        zh: '无法证实是谁封存的，不能采纳。请本人补录。',
        en: 'Who sealed it is not proven: it cannot be accepted. Let the officer register it afterwards.',
      },
    },
  ];
}

export const peopleSeen: P.PersonSeen[] = [
  {
    id: 'p1',
    name: '李建国',
    login: 'lijianguo',
    certificate: '湘B02031245',
    certificate_until: '2027-06-30',
  },
  {
    id: 'p2',
    name: '王晓红',
    login: 'wangxiaohong',
    certificate: '湘B02031246',
    certificate_until: '2026-04-30',
  },
];

export const devices: P.DeviceView[] = [
  {
    kid: 'mZ2Vv1pXb0G5vVq8Q3sT7oJk9uFhL4cN6eRyWaDiEoU',
    device: '6f1c2c40-0000-4000-8000-000000000001',
    grade: 'non_extractable',
    since: '2026-02-01T09:00:00+08:00',
    revoked_at: null,
  },
  {
    kid: 'Qx2Vv1pXb0G5vVq8Q3sT7oJk9uFhL4cN6eRyWaDiEoU',
    device: '6f1c2c40-0000-4000-8000-000000000002',
    grade: 'jwk',
    since: '2025-06-01T09:00:00+08:00',
    revoked_at: '2026-01-31T17:20:00+08:00',
  },
];
