// @vitest-environment node
import { beforeEach, expect, it } from 'vitest';
import { leadOf } from '@/officer/scanned-codes';
import type { RegionRemote } from '@/rules';
import { keep, regionHere } from './region';
import { newPhone } from './storage';
import { enterprise, premises } from './world';

const DOOR = '0123456789ABCDEF';
/** A provincial code of 17 digits, of which the last is no check of ours. */
const PROVINCIAL = '43021100000000017';

let region: RegionRemote;
beforeEach(async () => {
  newPhone();
  region = regionHere();
  await region.open('pulled');
  const cols = 'id name initials credit_code state region premises codes'.split(' ');
  const codes = await Promise.all(
    [DOOR, PROVINCIAL].map(async (text) => (await region.readCode(text)).fingerprint),
  );
  const row = (n: number) => {
    const code = [codes[n], n === 0 ? 'door' : 'foreign', premises(n)];
    const place = [premises(n), '', '430211'];
    return [enterprise(n), '某', 'm', null, 'open', '430211', [place], [code]];
  };
  await keep(region, 'pulled', {
    ...{ epoch: 'e1', server_time: '', cursor: 'x', has_more: false, remaining: 0 },
    blocks: [{ kind: 'enterprise', cols, rows: [row(0), row(1)], gone: [] }],
  });
});

const typed = (text: string) => leadOf(region, { texts: [text], how: 'typed' }, null);

it.each(['0123456789ABCDEFP', 'o123 4567 89ab cdef p', '0123 4567 89AB CDEF'])(
  '%s leads to its door, by the id alone',
  async (text) => {
    const lead = await typed(text);
    const doors = lead.kind === 'doors' ? lead.doors : [];
    expect(doors.map((one) => one.enterprise.id)).toEqual([enterprise(0)]);
    expect((await region.readCode(doors[0]!.text)).fingerprint).toBe(
      (await region.readCode(DOOR)).fingerprint,
    );
  },
);

it('says of a wrong letter, and of two that changed places, that it is mistyped', async () => {
  for (const text of ['0123456789ABCDEFQ', '0123456789ABCDFEP', '0123 4567 89AB DCEF P']) {
    expect(await typed(text)).toEqual({ kind: 'not_a_code', text, why: 'mistyped' });
  }
});

it('leads by a text that the phone knows as it is, and knows nothing by the form of what was scanned', async () => {
  expect(await typed(PROVINCIAL)).toMatchObject({ kind: 'doors', doors: [{ text: PROVINCIAL }] });
  const text = '0123456789ABCDEFQ';
  expect(await leadOf(region, { texts: [text], how: 'camera' }, null)).toEqual({
    kind: 'unknown',
    texts: [text],
  });
});
