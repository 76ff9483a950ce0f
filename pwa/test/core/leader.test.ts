// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { base64url, utf8 } from '@/sync/encoding';
import { leaderUrl, readLeaderUrl } from '@/sync/leader';

const LEADER = {
  registration: '01900000-0000-7000-8000-000000000001',
  hash: 'A'.repeat(43),
  enterprise: '01900000-0000-7000-8000-000000000002',
  organ: '株洲-CS',
  joint: true,
};
const screen = (value: unknown) => `https://r.test/j#${base64url(utf8(JSON.stringify(value)))}`;
const { registration, hash, enterprise, organ } = LEADER;

describe("the leader's screen", () => {
  it('reads what it shows, from whatever host', () => {
    expect(readLeaderUrl(leaderUrl('https://r.test', LEADER))).toEqual(LEADER);
    const code = { ...LEADER, enterprise: 'code:0123456789abcdef', joint: false };
    expect(readLeaderUrl(leaderUrl('http://10.0.0.1:8080', code))).toEqual(code);
  });

  it.each([
    ['a door', 'https://r.test/c/0123456789ABCDEF'],
    ['nothing', ''],
    ['no payload', 'https://r.test/j#'],
    ['no base64url', 'https://r.test/j#%7B%7D'],
    ['no list', screen({ registration })],
    ['a field too few', screen([registration, hash, enterprise, organ])],
    ['a field too many', screen([registration, hash, enterprise, organ, 1, 1])],
    ['another id', screen(['x', hash, enterprise, organ, 1])],
    ['a short hash', screen([registration, hash.slice(1), enterprise, organ, 1])],
    ['a name for an enterprise', screen([registration, hash, '某公司', organ, 1])],
    ['no organ', screen([registration, hash, enterprise, '', 1])],
    ['a flag that is none', screen([registration, hash, enterprise, organ, true])],
    ['megabytes', `https://r.test/j#${'A'.repeat(1_000_000)}`],
  ])('takes %s for what it is: not a leader', (_, text) => {
    expect(readLeaderUrl(text)).toBeNull();
  });
});
