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
  '红盾网链接：\r\nhttp://zj.gsxt.gov.cn/%7BA6E009D6C186F85B2DF2A3E492F5445%7D2',
  '公示系统：www.gsxt.gov.cn/index.html',
  'www.gsxt.gov.cn',
  'URL:www.gsxt.gov.cn/x',
  '网址gsxt.gov.cn',
  'GSXT.HNAIC.GOV.CN/x',
  '91430203M0001XKT19', // given before 2016, with another check digit
  '统一社会信用代码：91430203M0001XKT19\n名称：某分公司',
])('%s is a business licence’s', async (text) => expect(await isLicence(text)).toBe(true));

it.each([
  ['a wrong check digit of what is no enterprise', '12350100M000100Y44'],
  ['a province that is none', '91990100M000100Y44'],
  ['a longer word', 'A91350100M000100Y43'],
  ['a letter that no code has', '91350100I000100Y43'],
  ['a provincial code', 'https://yhyz.hunan.example/code/430200/8f3c1d2e'],
  ['another host that ends alike', 'https://notgsxt.example/gsxt'],
  ['a path like it', 'https://pay.example/www.gsxt.gov.cn/x'],
  ['a file like it', 'my-gsxt.gov.cn.example'],
  ['an e-mail', 'someone@gsxt.gov.cn'],
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
