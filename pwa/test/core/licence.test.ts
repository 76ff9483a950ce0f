// @vitest-environment node
import { expect, it } from 'vitest';
import type { Draft, How } from '@/ports';
import { registrationBody } from '@/sealing/event-bodies';
import { regionHere } from './region';
import { newPhone } from './storage';

const region = regionHere();
const isLicence = async (text: string) => {
  newPhone();
  return (await region.readCode(text)).licence;
};

it.each([
  'https://www.gsxt.gov.cn/index.html?uniscid=91430200MA0000000X',
  'http://hn.gsxt.gov.cn/%7B0E1A%7D',
  '91350100M000100Y43',
  '统一社会信用代码：91350100M000100Y43；名称：福建某公司',
  'https://zzapp.example/e-licence?code=91350100m000100y43&v=2',
])('%s is a business licence’s', async (text) => expect(await isLicence(text)).toBe(true));

it.each([
  ['a wrong check digit', '91350100M000100Y44'],
  ['a longer word', 'A91350100M000100Y43'],
  ['a letter that no code has', '91350100I000100Y43'],
  ['a provincial code', 'https://yhyz.hunan.example/code/430200/8f3c1d2e'],
  ['another host that ends alike', 'https://notgsxt.example/gsxt'],
  ['our own door code', 'https://any.host/c/7H2K9QWXM4TBVNEC'],
])('%s is none', async (_, text) => expect(await isLicence(text)).toBe(false));

it.each<[How, How]>([
  ['camera', 'licence'],
  ['image', 'licence'],
  ['typed', 'typed'],
  ['search', 'search'],
])('read by %s it is registered as %s', (how, as) => {
  const draft = { id: 'd', code: '91350100M000100Y43', how, colleagues: [] } as unknown as Draft;
  const by = { author: 'a', organ: 'o', level: 'city', pack: null, asOf: null };
  const code = { kind: 'foreign', fingerprint: '', licence: true } as const;
  expect(registrationBody(draft, 'not_evaluated', null, { ...by, code }).how).toBe(as);
  const other = { ...code, licence: false };
  expect(registrationBody(draft, 'not_evaluated', null, { ...by, code: other }).how).toBe(how);
});
