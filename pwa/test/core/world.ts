/** A made-up region as a pull brings it, of any size; the same for the same size. */
import { readFileSync } from 'node:fs';
import type { Brief, Subject, Verdict } from '@/ports';
import type { Asking } from '@/rules/judge-visit';
import type { Block, PullResponse } from '@/wire';
import { loadRules } from './region';

export const PACK = readFileSync(
  new URL('../../../rules-wasm/packs/zhuzhou-2024.json', import.meta.url),
  'utf8',
);

export const NOW = Date.parse('2026-03-05T10:00:00+08:00');
export const ORGAN = 'CS-SCJG';
const ORGANS = [ORGAN, 'CS-YJ', 'CS-SHJ', 'TY-SCJG'];
const DAY = 86_400_000;

export const uuid = (kind: number, n: number) =>
  `019${kind.toString(16).padStart(5, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
export const enterprise = (n: number) => uuid(1, n);
export const premises = (n: number) => uuid(2, n);
export const fingerprint = (n: number) => n.toString(16).padStart(16, 'f');

export const OFFICER = uuid(7, 1);
export const ASKING: Asking = {
  officer: OFFICER,
  organ: ORGAN,
  level: 'city',
  region: '430200',
  now: NOW,
  asOf: NOW,
  id: uuid(9, 1),
};

export const visitTo = (of: string | null, matters: string[]): Subject => ({
  enterprise: of,
  code: of === null ? 'https://elsewhere.example/shop/7' : null,
  category: 'routine',
  matters,
  exemption: null,
  started_at: null,
  entry: 'scan',
  joint: null,
});

/** A page as it comes from the line. */
export function bytesOf(page: unknown): ArrayBuffer {
  return new TextEncoder().encode(JSON.stringify(page)).buffer as ArrayBuffer;
}

/** The same numbers for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export interface Size {
  enterprises: number;
  visits: number;
  planned: number;
}

export async function pages(size: Size, rows = 5000): Promise<PullResponse[]> {
  const rules = await loadRules();
  const blocks: Block[] = [
    block('region', 'code name name_en level parent', [
      ['430200', '株洲市', 'Zhuzhou', 'city', null],
      ['430211', '天元区', 'Tianyuan', 'county', '430200'],
    ]),
    block(
      'organ',
      'id name name_en level region',
      ORGANS.map((id) => [id, `${id}局`, id, 'city', '430200']),
    ),
    block(
      'matter',
      'id name name_en basis organ method cap',
      [...Array(12).keys()].map((n) => [`M${n}`, `事项${n}`, `Matter ${n}`, '', ORGAN, '', null]),
    ),
    block('pack', 'hash id version json signature', [
      [rules.check_pack(PACK), 'zhuzhou-2024', 1, PACK, ''],
    ]),
    ...cut(
      block(
        'enterprise',
        'id name initials credit_code state region premises codes',
        enterprises(size),
      ),
      rows,
    ),
    ...cut(block('plan_item', 'id organ enterprise matters from to', planned(size)), rows),
    ...cut(
      block(
        'visit',
        'id enterprise premises organ level at started_at category matters ground blank joint void',
        visits(size),
      ),
      rows,
    ),
  ];
  const last = blocks.length - 1;
  return blocks.map((one, at) => ({
    epoch: 'e1',
    server_time: new Date(NOW).toISOString(),
    cursor: `c${at}`,
    has_more: at < last,
    remaining: (last - at) * rows,
    blocks: [one],
  }));
}

function block(kind: string, cols: string, rows: unknown[][]): Block {
  return { kind, cols: cols.split(' '), rows: rows as Block['rows'], gone: [] };
}

function cut(of: Block, most: number): Block[] {
  const blocks: Block[] = [];
  for (let from = 0; from < of.rows.length; from += most)
    blocks.push({ ...of, rows: of.rows.slice(from, from + most) });
  return blocks;
}

const SIGNS = '天元荷塘芦淞石峰渌口醴陵攸茶炎湘潭机械电子食品化工建材物流商贸科技餐饮医药纺织陶瓷';

function enterprises({ enterprises: count }: Size): unknown[][] {
  const pick = random(1);
  return [...Array(count).keys()].map((n) => {
    const name = Array.from({ length: 4 }, () => SIGNS[pick(SIGNS.length)]).join('');
    const initials = Array.from({ length: 11 }, () => String.fromCharCode(97 + pick(26))).join('');
    const code = `91430200${(n * 7919).toString(36).toUpperCase().padStart(10, '0')}`;
    const place = [[premises(n), `天元区黄河北路${pick(999)}号`, '430211']];
    return [
      enterprise(n),
      `株洲市${name}有限公司`,
      initials,
      code,
      'open',
      '430211',
      place,
      [[fingerprint(n), 'door', premises(n)]],
    ];
  });
}

function planned({ planned: count }: Size): unknown[][] {
  return [...Array(count).keys()].map((n) => [
    uuid(3, n),
    ORGAN,
    enterprise(n),
    [`M${n % 12}`],
    '2026-01-01',
    '2026-12-31',
  ]);
}

/** Most of them in the last year, by several organs, some withdrawn, some under a ground. */
function visits({ visits: count, enterprises: among }: Size): unknown[][] {
  const pick = random(2);
  return [...Array(count).keys()].map((n) => {
    const of = pick(among);
    const at = NOW - DAY - pick(400) * DAY;
    const ground = pick(10) === 0 ? 'complaint' : null;
    return [
      ...[
        uuid(4, n),
        enterprise(of),
        premises(of),
        ORGANS[pick(4)],
        'city',
        at,
        pick(3) ? null : at - 60_000,
      ],
      ...[
        'routine',
        [`M${pick(12)}`],
        ground,
        ground !== null && pick(2) === 0,
        null,
        pick(50) === 0,
      ],
    ];
  });
}

/** What a list says in short of a verdict that was given whole. */
export function briefOf({ verdict, earliest_date, findings }: Verdict): Brief {
  const broken = findings
    .filter(({ severity }) => severity === 'violation')
    .map(({ rule }) => rule);
  const quiet = broken.length === 1 && broken[0] === 'quiet_day';
  return { verdict, earliest_date, broken, word: quiet ? 'quiet_day' : verdict };
}
