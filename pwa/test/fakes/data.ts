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
    zh: '2026年3月4日是周三，属于企业“宁静日”。最早可在2026年3月5日检查（仍需在计划内并已备案）。属于国家安全、公共安全、食品药品安全、安全生产、生态环境、突发应急、投诉举报、上级交办或上级明确文件规定的，请选择免除事由。',
    en: '4 March 2026 is a Wednesday, one of the enterprises’ quiet days. The earliest date is 5 March 2026 (plan and filing still apply). If national or public security, food and drug safety, work safety, ecology, an emergency, a complaint or an order from above is the reason, state that ground.',
  },
};
export const overFrequency: P.Finding = {
  rule: 'over_frequency',
  severity: 'violation',
  article: '四(三)',
  because: ['v0'],
  cap: 'organ-year',
  message: {
    zh: '本单位今年已检查该企业1次（2026年1月15日），每年不超过1次。最早可在2027年1月1日检查。',
    en: 'This organ has inspected the enterprise once this year (15 January 2026); at most once a year. The earliest date is 1 January 2027.',
  },
};
export const unfiled: P.Finding = {
  rule: 'unfiled',
  severity: 'caution',
  article: '二',
  because: [],
  message: {
    zh: '“食品生产经营监督检查”没有备案。请在检查前备案。',
    en: 'No filing covers “Supervision of food production and trade”. Please file before the visit.',
  },
};
const verdictOf = (
  verdict: P.VerdictWord,
  findings: P.Finding[],
  earliest_date: string | null,
): P.Verdict => ({ verdict, findings, earliest_date });
export const verdicts = {
  clear: verdictOf('clear', [], '2026-03-04'),
  caution: verdictOf('caution', [unfiled], '2026-03-04'),
  violation: verdictOf('violation', [quietDay, unfiled], '2026-03-05'),
  twice: verdictOf('violation', [quietDay, overFrequency], '2027-01-01'),
} as const;
