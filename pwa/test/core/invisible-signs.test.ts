// @vitest-environment node
/** What others typed turns no sentence around and hides nothing: wherever a text comes into the app. */
import { expect, it } from 'vitest';
import { Http } from '@/api/http';
import { pack } from '@/db/columns';
import { Table } from '@/db/table';
import { isolated, withoutInvisible } from '@/invisible-signs';
import { joined, listed, t } from '@/locales';
import { plainText } from '@/plain-text';
import { sealedPayload } from '@/sealing/sealed-payload';

const HOSTILE = '株\u200b洲\u202e食品\u2066有限\ufeff公司\u{e0041}';
const SEEN = '株洲食品有限公司';
const ARABIC = 'شركة 12';

it('leaves a text what its script needs', () => {
  for (const text of [
    'می\u200cخواهم',
    '👩🏽\u200d🚒',
    '葛\u{e0100}',
    'Công ty trách nhiệm',
    'བསྒྲུབས',
    '一\n二',
  ])
    expect(withoutInvisible(text)).toBe(text);
});

it('cuts a tower of marks', () => {
  expect(withoutInvisible(`甲${'\u0301'.repeat(300)}乙`)).toBe(`甲${'\u0301'.repeat(6)}乙`);
});

it('isolates the value of a sentence, from right to left and with an override', () => {
  expect(t('devices.revoke.title', { name: ARABIC })).toContain(`\u2068${ARABIC}\u2069`);
  expect(t('devices.revoke.title', { name: HOSTILE })).toContain(SEEN);
  expect(isolated(SEEN)).toBe(SEEN);
});

it('isolates each text of a line, and leaves out what is none', () => {
  expect(joined(' · ', ARABIC, null, '', HOSTILE)).toBe(`\u2068${ARABIC}\u2069 · ${SEEN}`);
  expect(listed([SEEN, ARABIC])).toBe(`${SEEN}、\u2068${ARABIC}\u2069`);
});

it('keeps what is isolated in a sentence that stands in another, and no isolate that is open', () => {
  const line = joined(' · ', ARABIC, '12');
  expect(t('devices.revoke.title', { name: line })).toContain(`\u2068${line}\u2069`);
  for (const open of [`\u2068${SEEN}`, `\u2069${SEEN}\u2068`, `\u2068${SEEN}\u2069\u2069`])
    expect(isolated(open)).toBe(SEEN);
});

it('is left out of what is typed', () => expect(plainText(HOSTILE)).toBe(SEEN));

it('is left out of an answer, at any depth', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ items: [{ name: HOSTILE, n: 1, no: null }] });
  const http = new Http('', () => Promise.resolve(new Response(body, { headers })));
  expect((await http.call('/')).json).toEqual({ items: [{ name: SEEN, n: 1, no: null }] });
});

it.each([
  ['texts', [HOSTILE, null, '二']],
  ['a dictionary', Array.from({ length: 40 }, () => HOSTILE)],
  ['lists', [[HOSTILE], [1], ['三']]],
  ['a single text', [HOSTILE]],
  ['a single record', [{ name: HOSTILE }]],
])('is left out of a pulled column of %s, and of no signed file', (_, values) => {
  const rows = values.map((value, at) => [String(at), value, value]);
  const table = new Table('pack');
  table.apply(pack({ kind: 'pack', cols: ['id', 'name', 'json'], rows, gone: [] }));
  const [first] = values;
  expect(JSON.stringify(table.at(0, 'name'))).toBe(JSON.stringify(first).replace(HOSTILE, SEEN));
  expect(table.at(0, 'json')).toEqual(first);
});

it('is left out of what a record says, and not of the code that it is about', () => {
  const part = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url');
  const body = { reason: HOSTILE, code: { text: HOSTILE } };
  const jws = `${part({})}.${part({ type: 'withdrawal', body })}.x`;
  const event = { id: 'a', jws, sealed_at: 0 } as Parameters<typeof sealedPayload>[0];
  expect(sealedPayload(event)).toMatchObject({ body: { reason: SEEN, code: { text: HOSTILE } } });
});
