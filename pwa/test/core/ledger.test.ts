// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { RecordLine, RecordsAsked } from '@/ports';
import type { LedgerAsked } from '@/rules/ledger';
import { keep, regionHere } from './region';
import { newPhone } from './storage';
import { enterprise, pages, uuid } from './world';

const ME = uuid(5, 1);
const YOU = uuid(5, 2);

/** A registration as the server tells it, in what a list asks of it. */
const registration = (n: number, at: string, more: object = {}) => [
  uuid(6, n),
  {
    ...{ id: uuid(6, n), at, started_at: null, state: 'stands', verdict: { verdict: 'clear' } },
    ...{
      enterprise: enterprise(n),
      enterprise_name: `第${n}家`,
      officers: [{ id: YOU, name: '乙' }],
    },
    ...more,
  },
];

const mine = { officers: [YOU, ME].map((id) => ({ id, name: id })) };
const PULLED = [
  registration(0, '2026-01-31T15:59:00Z'),
  // the first of February where the visit took place
  registration(1, '2026-01-31T16:00:00Z', mine),
  registration(2, '2026-03-02T01:00:00Z', { started_at: '2026-02-27T01:00:00Z' }),
  registration(3, '2026-03-03T01:00:00Z', { state: 'withdrawn', verdict: null }),
  // one that left the region since, and a code that is no enterprise yet
  registration(4, '2026-03-04T01:00:00Z', {
    enterprise: uuid(1, 99),
    enterprise_name: '株洲市外迁食品厂',
  }),
  registration(5, '2026-03-05T01:00:00Z', { enterprise: null, enterprise_name: null }),
];

const here = (n: number, more: Partial<RecordLine> = {}): RecordLine => ({
  ...{ id: uuid(7, n), type: 'registration', at: '2026-03-06T01:00:00Z', state: 'stands' },
  ...{ enterprise: { id: enterprise(1), name: '第1家' }, verdict: null, send: 'unsent' },
  officers: [{ id: ME, name: '甲' }],
  ...more,
});

async function ledger(rows = PULLED) {
  newPhone();
  const region = regionHere();
  await keep(region, 'pulled', ...(await pages({ enterprises: 6, visits: 0, planned: 0 })));
  await keep(region, 'pulled', {
    ...{ epoch: 'e1', server_time: '', cursor: 'x', has_more: false, remaining: 0 },
    blocks: [{ kind: 'registration', cols: ['id', 'registration'], rows, gone: [] }] as never,
  });
  await region.open('pulled');
  return region;
}

const ANY: RecordsAsked = { text: '', month: null, mine: false, state: null };
const NOTHING_HERE = { officer: ME, here: [] as RecordLine[], undone: {} };
const asked = (more: Partial<LedgerAsked>): LedgerAsked => ({ ...ANY, ...NOTHING_HERE, ...more });
const pulled = (...numbers: number[]) => numbers.map((n) => uuid(6, n));

describe('the records on the phone', () => {
  it('are listed with the latest visit first, a page of them, with how many there are', async () => {
    const region = await ledger();
    const { lines, total, months } = await region.records(asked({}), 4);
    expect(lines.map(({ id }) => id)).toEqual(pulled(5, 4, 3, 2));
    expect(total).toBe(6);
    expect(months).toEqual(['2026-03', '2026-02', '2026-01']);
  });

  it('are found by the month in which the visit was, where it was', async () => {
    const region = await ledger();
    const found = await region.records(asked({ month: '2026-02' }), 9);
    expect(found.lines.map(({ id }) => id)).toEqual(pulled(2, 1));
    expect(found.months).toHaveLength(3);
  });

  it('are found by the name, the initials and the code of their enterprise, also of one that left', async () => {
    const region = await ledger();
    const one = await region.enterprise(enterprise(2));
    const by = async (text: string) =>
      (await region.records(asked({ text }), 9)).lines.map(({ id }) => id);
    expect(await by(one!.name)).toEqual(pulled(2));
    expect(await by(one!.credit_code!)).toEqual(pulled(2));
    expect(await by(` 食品厂 外迁`)).toEqual(pulled(4));
    expect(await by('没有这样的企业')).toEqual([]);
  });

  it('are those in which the officer took part, whoever registered them', async () => {
    const region = await ledger();
    const found = await region.records(asked({ mine: true, here: [here(1)] }), 9);
    expect(found.lines.map(({ id }) => id)).toEqual([uuid(7, 1), ...pulled(1)]);
  });

  it('are found by where they are and what they came to', async () => {
    const region = await ledger();
    const own = [
      here(1, { at: '2026-03-06T01:00:00Z' }),
      here(2, { at: '2026-03-06T02:00:00Z', send: 'held' }),
      here(3, { at: '2026-03-06T03:00:00Z', send: 'set_aside' }),
      here(4, { at: '2026-03-06T04:00:00Z', send: 'sending', type: 'averted' }),
    ];
    const by = async (state: RecordsAsked['state']) => {
      const undone = { [uuid(6, 1)]: 'same_visit' as const };
      const found = await region.records(asked({ state, here: own, undone }), 99);
      return found.lines.map(({ id }) => id);
    };
    expect(await by('waiting')).toEqual([uuid(7, 4), uuid(7, 1)]);
    expect(await by('held')).toEqual([uuid(7, 2)]);
    expect(await by('set_aside')).toEqual([uuid(7, 3)]);
    expect(await by('averted')).toEqual([uuid(7, 4)]);
    expect(await by('void')).toEqual(pulled(3, 1));
    expect(await by('sent')).toEqual(pulled(5, 4, 3, 2, 1, 0));
  });

  it('that came back are listed once, and those of this phone also before anything was pulled', async () => {
    const region = await ledger();
    const own = [here(1, { id: uuid(6, 5) }), here(2)];
    const found = await region.records(asked({ here: own }), 99);
    expect(found.total).toBe(7);
    const empty = regionHere();
    const alone = await empty.records(asked({ here: own, text: '第1家' }), 99);
    expect(alone).toMatchObject({ total: 2, months: ['2026-03'] });
  });

  it('are read again when others were pulled', async () => {
    const region = await ledger();
    await region.records(asked({ text: '食品' }), 9);
    const late = registration(9, '2026-03-07T01:00:00Z', { enterprise_name: '迟到的食品店' });
    await keep(region, 'pulled', {
      ...{ epoch: 'e1', server_time: '', cursor: 'y', has_more: false, remaining: 0 },
      blocks: [
        { kind: 'registration', cols: ['id', 'registration'], rows: [late], gone: pulled(4) },
      ] as never,
    });
    const found = await region.records(asked({ text: '食品' }), 9);
    expect(found.lines.map(({ enterprise }) => enterprise?.name)).toContain('迟到的食品店');
    expect((await region.records(asked({}), 9)).total).toBe(6);
  });
});
