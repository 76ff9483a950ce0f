/** A small made-up region for looking at screens and for tests. Never shipped. */
import type * as P from '@/ports';
import packJson from '../../../rules-wasm/packs/zhuzhou-2024.json';

export const NOW = Date.parse('2026-03-04T09:00:00+08:00');

type Named = { zh: string; en: string };
const category = packJson.categories as Record<
  string,
  Named & { inspection: boolean; implies: string | null }
>;
const ground = packJson.grounds as Record<string, Named & { lifts_blank: boolean }>;
export const pack: P.PackView = {
  id: packJson.id,
  version: packJson.version,
  document: packJson.document,
  title: { zh: packJson.title, en: packJson.title_en },
  utc_offset_minutes: packJson.utc_offset_minutes,
  articles: packJson.articles,
  categories: Object.entries(category).map(([id, { zh, en, inspection, implies }]) => ({
    id,
    text: { zh, en },
    inspection,
    implies,
  })),
  grounds: Object.entries(ground).map(([id, { zh, en, lifts_blank }]) => ({
    id,
    text: { zh, en },
    lifts_blank,
  })),
  default_category: 'routine',
  lifted_by: Object.fromEntries(
    Object.entries(packJson.rules).map(([rule, of]) => [
      rule,
      'lifted_by' in of ? of.lifted_by : [],
    ]),
  ),
  reasons: packJson.reasons,
};

const names = [
  '株洲恒泰精密机械有限公司',
  '株洲市天元区湘味源餐饮管理有限责任公司',
  '醴陵瑞华陶瓷股份有限公司',
  '湖南神农城商业运营管理有限公司泰山路分公司',
];
const NAMES_TAIL = ['91430200MA4L12345F', '91430211MA4LABCD0Y', '914302817000000011', null];
export const enterprises: P.EnterpriseView[] = names.map((name, at) => ({
  id: `00000000-0000-7000-8000-00000000000${at}`,
  name,
  credit_code: NAMES_TAIL[at] ?? null,
  state: at === 2 ? 'closed' : 'open',
  premises: [
    {
      id: `premises-${at}`,
      address: `株洲市天元区黄河北路 ${88 + at} 号 ${at + 1} 栋`,
      region: '430211',
    },
  ],
}));

export const matters: P.MatterOption[] = [
  {
    id: 'SPJD-01',
    name: '食品生产经营监督检查',
    name_en: 'Supervision of food production and trade',
    basis: '《中华人民共和国食品安全法》第一百一十条',
    group: 'recent',
  },
  {
    id: 'TZSB-02',
    name: '特种设备使用安全监督检查',
    name_en: 'Safety of special equipment in use',
    basis: '《中华人民共和国特种设备安全法》第五十七条',
    group: 'organ',
  },
  {
    id: 'GG-03',
    name: '广告监督检查',
    name_en: 'Supervision of advertising',
    basis: null,
    group: 'any',
  },
];

export const quietDay: P.Finding = {
  rule: 'quiet_day',
  severity: 'violation',
  article: '四(三)',
  because: [],
  message: {
    zh: '2026-03-04（星期三）是企业“宁静日”，不开展日常检查。有下列事由并注明依据的除外：国家安全、投诉举报、上级交办。从时间上看，最早可于2026-03-05（星期四）前往；计划和备案须另行核对。',
    en: '2026-03-04 (Wednesday) is a quiet day for enterprises, without routine inspections. Excepted with proof of one of these grounds: national security; complaint or report; assigned by a superior. In timing, the earliest date is 2026-03-05 (Thursday); plan and filing are to be checked apart.',
  },
};
export const overFrequency: P.Finding = {
  rule: 'over_frequency',
  severity: 'violation',
  article: '四(三)',
  because: ['v0'],
  cap: 'organ-year',
  message: {
    zh: '同一行政机关对同一企业的检查每年不超过1次，此前已有1次：CS-SCJG 2026-01-15 10:00。有下列事由并注明依据的除外：国家安全、投诉举报、上级交办。从时间上看，最早可于2027-01-01（星期五）前往；计划和备案须另行核对。',
    en: 'At most 1 visit a calendar year by one organ to one enterprise; before this: 1 (CS-SCJG 2026-01-15 10:00). Excepted with proof of one of these grounds: national security; complaint or report; assigned by a superior. In timing, the earliest date is 2027-01-01 (Friday); plan and filing are to be checked apart.',
  },
};
export const unfiled: P.Finding = {
  rule: 'unfiled',
  severity: 'caution',
  article: '二',
  because: [],
  message: {
    zh: '检查事项SPJD-01没有覆盖2026-03-04和该企业的检查备案。有下列事由并注明依据的除外：投诉举报、上级交办。请先备案。',
    en: 'Inspection matter SPJD-01 has no filing that covers 2026-03-04 and this enterprise. Excepted with proof of one of these grounds: complaint or report; assigned by a superior. File it first.',
  },
};
const verdictOf = (
  verdict: P.VerdictWord,
  findings: P.Finding[],
  earliest_date: string | null,
): P.Verdict => ({ verdict, findings, earliest_date, quiet_until: '2026-03-04' });
export const verdicts = {
  clear: verdictOf('clear', [], '2026-03-04'),
  caution: verdictOf('caution', [unfiled], '2026-03-04'),
  violation: verdictOf('violation', [quietDay, unfiled], '2026-03-05'),
  twice: verdictOf('violation', [quietDay, overFrequency], '2027-01-01'),
} as const;
