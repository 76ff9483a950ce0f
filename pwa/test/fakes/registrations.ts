import type * as P from '@/ports';
import { enterprises, matters, pack, verdicts } from './data';

const seen = { id: 'p1', name: '李建国', certificate: '湘B02031245' };
const colleague = { id: 'p2', name: '王晓红', certificate: '湘B02031246' };

/** The first visit has none, the second was corrected. */
const outcomes: P.RegistrationView['outcomes'] = [
  {
    at: '2026-02-12T15:30:00+08:00',
    by: '李建国',
    result: 'no_problem',
    measures: '',
    rectify_by: null,
  },
  {
    at: '2026-02-12T17:05:00+08:00',
    by: '李建国',
    result: 'problems',
    measures: '两台设备未按期检验，责令限期整改。',
    rectify_by: '2026-03-12',
  },
];
const explanations: P.RegistrationView['explanations'] = [
  {
    at: '2026-02-12T17:20:00+08:00',
    by: '李建国',
    rule: 'unfiled',
    text: '接上级电话后立即赶赴现场，备案已补办。',
  },
];

export const enterpriseVisits: P.EnterpriseVisit[] = (
  [
    ['2026-03-04T08:52:00+08:00', 'violation', 'stands', true],
    ['2026-02-12T14:10:00+08:00', 'caution', 'stands', false],
    ['2026-01-15T10:00:00+08:00', 'clear', 'withdrawn', false],
  ] as const
).map(([at, verdict, state, counted], index) => ({
  id: `v${index}`,
  organ: 'CS-SCJG',
  organ_name: '株洲市市场监督管理局',
  organ_name_en: 'Zhuzhou Market Supervision Bureau',
  officers: [seen, colleague],
  at,
  started_at: null,
  category: 'routine',
  category_zh: '常规检查',
  category_en: 'routine inspection',
  document: pack.document,
  articles: pack.articles,
  matters: matters.slice(0, 1),
  ground: index === 1 ? 'complaint' : null,
  ground_zh: index === 1 ? '投诉举报' : null,
  ground_en: index === 1 ? 'complaint or report' : null,
  on_plan: index === 0,
  filed: false,
  address: enterprises[0]?.premises[0]?.address ?? null,
  state,
  counted,
  outcome: index === 1 ? (outcomes[1] ?? null) : null,
  verdict: verdicts[verdict],
  verdict_pending: false,
}));

export const registrations: P.RegistrationView[] = enterpriseVisits.map((visit, index) => ({
  id: visit.id,
  enterprise: index === 1 ? null : 'e',
  enterprise_name: index === 1 ? null : (enterprises[index]?.name ?? null),
  unknown_code: index === 1 ? 'ab12cd34ef567890' : null,
  organ: visit.organ,
  organ_name: visit.organ_name,
  officers: visit.officers,
  at: visit.at,
  started_at: null,
  grade: 'bounded',
  received_at: '2026-03-04T08:55:00+08:00',
  category: 'routine',
  matters: visit.matters,
  exemption: null,
  joint: null,
  entry: 'scan',
  decision: index === 0 ? { went_in: true, reason: '接群众电话反映，需现场核实。' } : null,
  afterwards: null,
  state: visit.state,
  withdrawn_because: visit.state === 'withdrawn' ? '登记了错误的企业' : null,
  withdrawn_by: visit.state === 'withdrawn' ? '何敏' : null,
  released: index === 1,
  verdict_pending: false,
  outcome: index === 1 ? (outcomes[1] ?? null) : null,
  outcomes: index === 1 ? outcomes : [],
  explanations: index === 1 ? explanations : [],
  gap: index === 1,
  void_withdrawals:
    index === 0 ? [{ by: '王芳', at: '2026-02-12T17:05:00+08:00', reason: '登错了企业' }] : [],
  versions:
    index === 1
      ? [
          {
            at: visit.at,
            by: '李建国',
            matters: matters.slice(1, 2),
            exemption: null,
            started_at: null,
            joint: null,
          },
          {
            at: '2026-02-12T16:40:00+08:00',
            by: '李建国',
            matters: matters.slice(0, 1),
            exemption: null,
            started_at: '2026-02-12T13:50:00+08:00',
            joint: null,
          },
        ]
      : [],
  verdict: visit.verdict,
  differs:
    index === 0
      ? [
          { why: 'warned_and_went_in' },
          { why: 'phone_did_not_know', visits: ['v9'], visits_total: null },
          { why: 'beyond_daily_limit', limit: 20 },
          { why: 'named_level', level: 'province' },
          { why: 'named_others', officers: ['p9'] },
        ]
      : index === 1
        ? [{ why: 'code_elsewhere', enterprise: 'e2', enterprise_name: '株洲市示例电子有限公司' }]
        : [],
}));

export const records: P.RecordView[] = registrations.map((one) => ({
  id: one.id,
  at: one.at,
  started_at: one.id === 'v1' ? '2026-02-12T13:50:00+08:00' : null,
  enterprise: one.enterprise_name
    ? { id: enterprises[0]?.id ?? '', name: one.enterprise_name }
    : null,
  organ: one.organ_name,
  officers: one.officers.map((officer) => officer.name),
  own: true,
  came: true,
  category: one.id === 'v1' ? 'complaint' : one.category,
  matters: one.matters.map((matter) => matter.name),
  matter_ids: one.matters.map((matter) => matter.id),
  exemption: null,
  joint: null,
  versions: one.versions.map((version, at) => ({
    ...version,
    matters: version.matters?.map((matter) => matter.name) ?? null,
    unsent: at > 0,
  })),
  afterwards: null,
  verdict: one.verdict,
  decision: one.decision,
  differs: one.differs,
  state: one.state,
  withdrawn_because: one.withdrawn_because,
  void_withdrawals: one.void_withdrawals,
  released: one.released,
  outcomes: one.outcomes.map((outcome) => ({ ...outcome, unsent: false })),
  explanations: one.explanations.map((said) => ({ ...said, unsent: false })),
  send:
    one.id === 'v0'
      ? { state: 'unsent' }
      : { state: 'sent', received_at: one.received_at, verdict: 'clear' },
}));

export const VISITS = {
  enterprise: 'e',
  enterprise_name: '株洲恒泰精密机械有限公司',
  year: 2026,
  counted: 1,
  all: 2,
  before: null,
};
