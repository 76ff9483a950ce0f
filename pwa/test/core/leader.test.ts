// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { base64url, fromBase64url, utf8 } from '@/sealing/encoding';
import { leaderUrl, readLeaderUrl } from '@/sealing/leader-screen';

const LEADER = {
  registration: '01900000-0000-7000-8000-000000000001',
  hash: 'A'.repeat(43),
  enterprise: '01900000-0000-7000-8000-000000000002',
  organ: '株洲-CS',
  joint: true,
};
const screen = (value: unknown) => `https://r.test/j#${base64url(utf8(JSON.stringify(value)))}`;
const { registration, hash, enterprise, organ } = LEADER;
const CODE = { ...LEADER, enterprise: 'code:0123456789abcdef', joint: false };

/** The bytes of such a screen, changed. */
function altered(of: typeof LEADER, change: (bytes: number[]) => void): string {
  const [, payload = ''] = leaderUrl('https://r.test', of).split('#');
  const bytes = [...fromBase64url(payload)];
  change(bytes);
  return `https://r.test/j#${base64url(Uint8Array.from(bytes))}`;
}

describe("the leader's screen", () => {
  it('reads what it shows, from whatever host', () => {
    expect(readLeaderUrl(leaderUrl('https://r.test', LEADER))).toEqual(LEADER);
    expect(readLeaderUrl(leaderUrl('http://10.0.0.1:8080', CODE))).toEqual(CODE);
  });

  it('reads the older form, which is longer by a half and more', () => {
    const older = screen([registration, hash, enterprise, organ, 1]);
    expect(readLeaderUrl(older)).toEqual(LEADER);
    expect(readLeaderUrl(screen([registration, hash, CODE.enterprise, organ, 0]))).toEqual(CODE);
    const payload = (url: string) => url.split('#')[1]!.length;
    expect(payload(older)).toBeGreaterThan(1.6 * payload(leaderUrl('https://r.test', LEADER)));
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
    ['bytes of another version', altered(LEADER, (bytes) => void (bytes[0] = 2))],
    ['a flag that nobody knows', altered(LEADER, (bytes) => void (bytes[1] = 4))],
    ['a version alone', altered(LEADER, (bytes) => void (bytes.length = 1))],
    ['half of it', altered(LEADER, (bytes) => void (bytes.length = 40))],
    ['bytes without an organ', altered(LEADER, (bytes) => void (bytes.length = 66))],
    ['a code without an organ', altered(CODE, (bytes) => void (bytes.length = 58))],
    ['an enterprise cut short', altered(LEADER, (bytes) => void (bytes.length = 60))],
    ['an organ that is no text', altered(LEADER, (bytes) => void (bytes[66] = 0xff))],
    ['megabytes', `https://r.test/j#${'A'.repeat(1_000_000)}`],
  ])('takes %s for what it is: not a leader', (_, text) => {
    expect(readLeaderUrl(text)).toBeNull();
  });
});
