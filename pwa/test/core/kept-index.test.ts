// @vitest-environment node
import fc from 'fast-check';
import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { NOTHING_PULLED, PulledDb } from '@/db/pulled-db';
import { PulledStore } from '@/db/pulled-store';
import { EnterpriseIndex } from '@/rules/enterprise-index';
import { find, Part } from '@/search';
import type { PullResponse } from '@/wire';
import { newPhone } from './storage';

const NAME = 'pulled';
const COLS = ['id', 'name', 'initials', 'credit_code', 'codes'];
type Row = [
  id: string,
  name: string,
  initials: string,
  credit_code: string | null,
  codes: [fingerprint: string, form: string, premises: string][],
];

const idOf = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

function page(rows: Row[], gone: string[]): PullResponse {
  const blocks = [{ kind: 'enterprise', cols: COLS, rows, gone }];
  const head = { epoch: 'e1', server_time: '', cursor: 'x', has_more: false, remaining: 0 };
  return { ...head, blocks } as unknown as PullResponse;
}

/** Few letters, so that much begins alike, some names are longer than what is ordered, and much is found. */
const letters = (of: string, max: number) =>
  fc.string({ unit: fc.constantFrom(...of), minLength: 1, maxLength: max });
/** Longer than what is ordered. */
const long = letters('元a', 3).map((end) => `${'天'.repeat(11)}${end}`);
const FINGERPRINTS = ['3d8ece7bc65ed895', '3d8ece7bc65ed896', 'f48b6a86b7e2740d'];
const fingerprint = fc.constantFrom(...FINGERPRINTS);
const row = fc.tuple(
  fc.nat(40).map(idOf),
  fc.oneof(long, letters('天元株洲a·（）', 18)),
  letters('tyz ', 18),
  fc.option(letters('9143MA', 18)),
  fc.array(fc.tuple(fingerprint, fc.constant('door'), fc.constant(idOf(99))), { maxLength: 3 }),
);
const delta = fc.record({
  rows: fc.uniqueArray(row, { maxLength: 12, selector: ([id]) => id }),
  gone: fc.array(fc.nat(40).map(idOf), { maxLength: 4 }),
  /** What happens on the phone after it. */
  then: fc.constantFrom('search', 'warm', 'reopen', 'pack'),
});
type Delta = typeof delta extends fc.Arbitrary<infer D> ? D : never;
const typed = fc.oneof(
  long,
  letters('天元株洲a', 3),
  letters('tyz', 3),
  letters('9143maoi', 4),
  letters('天t9 ', 6),
);

let store: PulledStore;
let index: EnterpriseIndex;
let cursor: string | null;
async function open(): Promise<void> {
  store = await PulledStore.open(NAME);
  // merged with what is kept when it is more than three rows
  index = new EnterpriseIndex(store, 3);
}
async function pull(rows: Row[], gone: string[] = []): Promise<void> {
  expect(await store.append(page(rows, gone), cursor)).not.toBeNull();
  cursor = 'x';
}
/** By an index that was made of the rows as they are now. */
function afresh(text: string, limit: number): number[] {
  const table = store.table('enterprise');
  const rows = [...table.rows()].map((number) => ({
    number,
    name: table.at<string>(number, 'name'),
    initials: table.at<string>(number, 'initials'),
    credit_code: table.at<string | null>(number, 'credit_code'),
  }));
  return find([Part.of(rows)], () => true, text, limit);
}
function scanned(fingerprint: string): number[] {
  const table = store.table('enterprise');
  const codes = (row: number) => table.at<Row[4]>(row, 'codes').map(([one]) => one);
  return [...table.rows()].filter((row) => codes(row).includes(fingerprint));
}

beforeEach(async () => {
  newPhone();
  cursor = null;
  await open();
});

describe('the index that is kept', () => {
  it('finds with what came since what an index made anew finds, in its order', async () => {
    const property = async (deltas: Delta[], texts: string[], limit: number) => {
      newPhone();
      cursor = null;
      await open();
      for (const { rows, gone, then } of deltas) {
        await pull(rows, gone);
        if (then === 'warm') await index.warm();
        if (then === 'pack') {
          await store.compact();
          if ((await store.catchUp()).anew) index = new EnterpriseIndex(store, 3);
        }
        if (then === 'reopen') {
          store.close();
          await open();
        }
        for (const text of texts)
          expect(await index.find(text, limit)).toEqual(afresh(text, limit));
        for (const one of FINGERPRINTS)
          expect(await index.withFingerprint(one)).toEqual(scanned(one));
      }
      store.close();
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(delta, { minLength: 1, maxLength: 8 }),
        fc.array(typed, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 50 }),
        property,
      ),
      { numRuns: 200 },
    );
  });
});

describe('what is kept on the phone', () => {
  const first: Row[] = [
    [idOf(1), '株洲天元机械', 'zztyjx', '91430200MA4L000001', []],
    [idOf(2), '荷塘建材', 'htjc', null, []],
  ];
  const kept = async () => {
    const db = new PulledDb(NAME);
    const found = await db.index();
    db.close();
    return found!;
  };
  const keep = async (index: Awaited<ReturnType<typeof kept>>) => {
    const db = new PulledDb(NAME);
    await db.keepIndex(index);
    db.close();
  };
  const names = async (text: string) => {
    store.close();
    await open();
    const table = store.table('enterprise');
    return (await index.find(text, 9)).map((row) => table.at<string>(row, 'name'));
  };

  it('is read instead of the rows when the app is opened again', async () => {
    await pull(first);
    await index.warm();
    const { part, ...of } = await kept();
    // what another index would say shows which one answers
    const names_ = { ...part.names, text: part.names.text.replace('荷塘', '石峰') };
    await keep({ ...of, part: { ...part, names: names_ } });
    expect(await names('石峰')).toEqual(['荷塘建材']);
  });

  it('comes into a database of the app before it, beside the rows', async () => {
    await pull(first);
    const db = new PulledDb(NAME);
    const { blocks } = await db.blocks(0);
    db.close();
    store.close();
    await deleteDB(NAME);
    const before = await openDB(NAME, 1, {
      upgrade(db) {
        db.createObjectStore('blocks', { autoIncrement: true });
        db.createObjectStore('meta');
      },
    });
    await before.put('meta', { ...NOTHING_PULLED, cursor: 'x', complete: true }, 'state');
    for (const block of blocks) await before.add('blocks', block);
    before.close();
    await open();
    await index.warm();
    expect((await kept()).end).toBe(2);
    expect(await names('株洲')).toEqual(['株洲天元机械']);
  });

  it('is not kept where the rows are gone', async () => {
    await pull(first);
    await store.delete();
    await index.warm();
    expect(await kept()).toBeNull();
  });

  it.each<[string, (index: Awaited<ReturnType<typeof kept>>) => unknown]>([
    ['of a form that is not ours', (kept) => (kept.part.form = 0)],
    ['of more rows than there are', (kept) => (kept.end = kept.part.numbers[1] = 8)],
    ['with a name less', (kept) => (kept.part.names.text = '\n株洲天元机械')],
    ['with a key less', (kept) => (kept.part.initials.order = new Uint32Array(1))],
    ['with a number less', (kept) => (kept.part.numbers = new Uint32Array(1))],
    ['with nothing in it', (kept) => Object.assign(kept, { part: {} })],
  ])('is made anew where it is one %s', async (_, spoil) => {
    await pull(first);
    await index.warm();
    const spoiled = await kept();
    spoil(spoiled);
    await keep(spoiled);
    expect(await names('株洲')).toEqual(['株洲天元机械']);
    expect(await names('htjc')).toEqual(['荷塘建材']);
    await index.warm();
    expect((await kept()).part).toMatchObject({ form: 1, numbers: Uint32Array.of(0, 1) });
  });
});
