// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, reader } from '@/db/columns';
import { Table } from '@/db/table';
import { UuidMap, wordsOf } from '@/db/uuid-map';
import { ValueIndex } from '@/db/value-index';
import { uuid7 } from '@/sealing/uuid7';

const id = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const block = (rows: unknown[][], gone: string[] = [], cols = ['id', 'enterprise', 'n']) =>
  pack({ kind: 'visit', cols, rows, gone });

describe('a packed column', () => {
  it.each([
    ['ids', [id(1), id(2), id(0xffffffffffff)]],
    ['ids with a few that are none', [...Array(30).keys()].map((n) => (n === 7 ? null : id(n)))],
    [
      'codes among ids',
      [...Array(30).keys()].map((n) => (n % 9 ? id(n) : 'code:0123456789abcdef')),
    ],
    ['numbers', [0, -1.5, 1_770_000_000_123, null]],
    ['flags', [true, false, true]],
    ['repeated words', Array(20).fill('市')],
    ['repeated lists', Array(20).fill(['M1', 'M2'])],
    ['texts', ['天元', '', null, '𠮷野家\u2028', 'a\nb']],
    ['texts with control characters', ['a\u0000b', '\u0001', 'x']],
    ['lone surrogates', ['\ud800', 'x', '\udc00y']],
    ['nested', [[['a', 1]], null, { x: [1] }]],
    ['all sorts', [1, 'a', null, true]],
    ['nulls', [null, null, null]],
    ['upper-case ids, which are texts', [id(10).toUpperCase(), id(11)]],
  ])('gives back %s', (_, values) => {
    const packed = structuredClone(
      pack({ kind: 'x', cols: ['v'], rows: values.map((v) => [v]), gone: [] }),
    );
    const read = reader(packed.columns[0]!);
    expect(values.map((_, at) => read(at))).toEqual(values);
  });
});

describe('a value of a long column', () => {
  const signs = fc.constantFrom(...'a天[]{},"\\: \u0000');
  const words = fc.string({ unit: signs, maxLength: 6 });
  const value = fc.oneof(
    words,
    fc.constant(null),
    fc.double({ noNaN: true }),
    fc.array(fc.array(words)),
    fc.dictionary(words, words),
  );

  it('is the same whether it is read alone or with all others', () => {
    const column = fc.array(value, { minLength: 1 });
    fc.assert(
      fc.property(column, (values) => {
        const plain = JSON.parse(JSON.stringify(values)) as unknown[];
        const { columns } = pack({ kind: 'x', cols: ['v'], rows: plain.map((v) => [v]), gone: [] });
        for (const column of [
          ...columns,
          { as: 'json', json: JSON.stringify(plain, null, 1) },
        ] as const) {
          const [alone, together] = [reader(column), reader(column)];
          for (let reads = 0; reads < 600; reads++) together(0);
          plain.forEach((one, at) => {
            expect(alone(at)).toEqual(one);
            expect(together(at)).toEqual(one);
          });
        }
      }),
    );
  });
});

describe('a table', () => {
  it('lets a later row take the place of an earlier one, and drops what is gone', () => {
    const table = new Table('visit');
    table.apply(
      block([
        [id(1), id(9), 1],
        [id(2), id(9), 2],
      ]),
    );
    table.apply(
      block(
        [
          [id(1), id(8), 10],
          ['FREE', id(8), 3],
        ],
        [id(2)],
      ),
    );
    expect(table.size).toBe(2);
    expect(table.get(id(1), 'n')).toBe(10);
    expect(table.get('FREE', 'n')).toBe(3);
    expect(table.row(id(2))).toBeUndefined();
    expect([...table.rows()].map((row) => table.at(row, 'n'))).toEqual([10, 3]);
    table.apply(block([[id(2), id(9), 20]]));
    expect(table.get(id(2), 'n')).toBe(20);
  });

  it('finds the living rows of a value, also after they changed', () => {
    const table = new Table('visit');
    const by = new ValueIndex(table, 'enterprise');
    const at = (value: string) => by.rows(value).map((row) => table.at<number>(row, 'n'));
    table.apply(
      block([
        [id(1), id(9), 1],
        [id(2), id(9), 2],
        [id(3), 'code:ab', 3],
      ]),
    );
    expect(at(id(9)).sort()).toEqual([1, 2]);
    table.apply(block([[id(2), 'code:ab', 20]], [id(1)]));
    expect(at(id(9))).toEqual([]);
    expect(at('code:ab').sort()).toEqual([20, 3]);
    expect(at(id(7))).toEqual([]);
  });

  it('packs itself anew when it lies in many blocks, and says the same afterwards', () => {
    const table = new Table('visit');
    for (let n = 0; n < 100; n++)
      table.apply(block([[id(n % 40), id(9), n]], n === 99 ? [id(3)] : []));
    const anew = new Table('visit');
    const blocks = table.packed()!;
    expect(blocks).toHaveLength(1);
    for (const one of blocks) anew.apply(one);
    const rows = (of: Table) =>
      [...of.rows()].map((row) => [of.at(row, 'id'), of.at(row, 'n')]).sort();
    expect(rows(anew)).toEqual(rows(table));
    expect(anew.packed()).toBeNull();
  });
});

describe('a map of ids', () => {
  it('keeps as many as there are, and tells what was there before', () => {
    const ids = Array.from({ length: 5000 }, () => uuid7(1_770_000_000_000));
    const map = new UuidMap();
    ids.forEach((one, n) => expect(map.set(wordsOf(one), 0, n)).toBeUndefined());
    expect(map.size).toBe(5000);
    expect(ids.every((one, n) => map.get(wordsOf(one), 0) === n)).toBe(true);
    expect(map.set(wordsOf(ids[7]!), 0, -5)).toBe(7);
    expect(map.get(wordsOf(uuid7(1)), 0)).toBeUndefined();
  });
});
