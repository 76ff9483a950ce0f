// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import type { RegionRemote } from '@/rules';
import { NOTHING_OWN, type VisitFact } from '@/rules/visit-facts';
import { keep, regionHere } from './region';
import { newPhone } from './storage';
import {
  briefOf,
  ASKING,
  bytesOf,
  enterprise,
  fingerprint,
  NOW,
  ORGAN,
  pages,
  premises,
  uuid,
  visitTo,
} from './world';

const fact = (n: number, of: string, more: Partial<VisitFact> = {}): VisitFact => ({
  ...{ id: uuid(8, n), enterprise: of, premises: null, organ: ORGAN, level: 'city' },
  ...{ at: NOW - 3_600_000, started_at: null, category: 'routine', matters: ['M1'] },
  ...{ ground: null, blank: false, joint: null, void: false },
  ...more,
});

let region: RegionRemote;
beforeEach(async () => {
  newPhone();
  region = await filled('pulled', { enterprises: 300, visits: 600, planned: 200 });
});

async function filled(name: string, size: Parameters<typeof pages>[0]): Promise<RegionRemote> {
  const made = regionHere();
  await keep(made, name, ...(await pages(size, 100)));
  await made.open(name);
  await made.setPacks(await made.pulledPacks());
  return made;
}

/** An enterprise that nobody has visited this year. */
async function quietEnterprise(): Promise<string> {
  for (let n = 0; ; n++) {
    const facts = await region.visitFacts(enterprise(n), ORGAN, 'zh');
    if (facts.every(({ at }) => at < '2026')) return enterprise(n);
  }
}

describe('judging on the phone', () => {
  it('says of each line of the list what it says of the visit alone', async () => {
    const { counts, errands, quiet_until, done } = await region.today(ASKING, null, 1_000);
    expect(errands.length + done.count).toBe(200);
    const words = new Set<string>();
    for (const { enterprise: of, matters, verdict } of errands) {
      const alone = await region.judge(
        ASKING,
        visitTo(
          of!.id,
          matters.map(({ id }) => id),
        ),
      );
      expect(verdict).toEqual(briefOf(alone));
      words.add(verdict!.word);
    }
    expect(words.size).toBeGreaterThan(1);
    for (const word of ['clear', 'caution', 'quiet_day', 'violation', 'not_evaluated'] as const) {
      const of = errands.filter(({ verdict }) => verdict?.word === word);
      expect(counts[word]).toBe(of.length);
      const first = await region.today(ASKING, word, 10);
      expect(first).toEqual({ counts, errands: of.slice(0, 10), quiet_until, done });
    }
  });

  it('says a quiet day once: a line that breaks no other rule is no warning of its own', async () => {
    const wednesday = { ...ASKING, now: Date.parse('2026-03-04T10:00:00+08:00') };
    const quiet = await region.today(wednesday, null, 1_000);
    expect(quiet.quiet_until).toBe('2026-03-04');
    expect((await region.today(ASKING, null, 1)).quiet_until).toBeNull();
    expect(quiet.counts.quiet_day).toBeGreaterThan(0);
    expect(quiet.counts.clear).toBe(0);
    for (const { verdict } of quiet.errands) {
      expect(verdict?.broken).toContain('quiet_day');
      expect(verdict?.word).toBe(verdict!.broken.length > 1 ? 'violation' : 'quiet_day');
    }
  });

  it('counts what was sealed on this phone, and no longer when it is withdrawn', async () => {
    const of = await quietEnterprise();
    const rules = async () =>
      (await region.judge(ASKING, visitTo(of, ['M1']))).findings.map(({ rule }) => rule);
    expect(await rules()).not.toContain('over_frequency');
    await region.setOwn({ visits: [fact(1, of)], changes: {} });
    expect(await rules()).toContain('over_frequency');
    await region.setOwn({ visits: [fact(1, of)], changes: { [uuid(8, 1)]: { void: true } } });
    expect(await rules()).not.toContain('over_frequency');
    await region.setOwn(NOTHING_OWN);
    expect(await rules()).not.toContain('over_frequency');
  });

  it('judges what a pull brings later as if it had always been there', async () => {
    const of = await quietEnterprise();
    await region.judge(ASKING, visitTo(of, ['M1']));
    const row = Object.values(fact(2, of));
    const page = (rows: unknown[][], gone: string[]) => ({
      ...{ epoch: 'e1', server_time: '', cursor: 'later', has_more: false, remaining: 0 },
      blocks: [{ kind: 'visit', cols: Object.keys(fact(2, of)), rows, gone }],
    });
    await keep(region, 'pulled', page([row], []));
    expect((await region.judge(ASKING, visitTo(of, ['M1']))).verdict).toBe('violation');
    await keep(region, 'pulled', page([], [uuid(8, 2)]));
    const { findings } = await region.judge(ASKING, visitTo(of, ['M1']));
    expect(findings.map(({ rule }) => rule)).not.toContain('over_frequency');
  });

  it('judges an unknown code as of its fingerprint, plan and filings unknown', async () => {
    const subject = visitTo(null, ['M1']);
    const code = `code:${(await region.readCode(subject.code!)).fingerprint}`;
    const rules = async () =>
      (await region.judge(ASKING, subject)).findings.map(({ rule }) => rule);
    expect(await rules()).toEqual(expect.arrayContaining(['plan_unknown', 'filing_unknown']));
    await region.setOwn({ visits: [fact(3, code)], changes: {} });
    expect(await rules()).toContain('over_frequency');
  });

  it('knows a door by its fingerprint, and lets the officer choose between two', async () => {
    const { fingerprint: twice } = await region.readCode('ABCDEFGH12345678');
    const row = (n: number) => [
      enterprise(n),
      '某',
      'm',
      null,
      'open',
      '430211',
      [[premises(n), '', '430211']],
      [[twice, 'door', premises(n)]],
    ];
    const cols = 'id name initials credit_code state region premises codes'.split(' ');
    await keep(region, 'pulled', {
      ...{ epoch: 'e1', server_time: '', cursor: 'x', has_more: false, remaining: 0 },
      blocks: [{ kind: 'enterprise', cols, rows: [row(1), row(2)], gone: [] }],
    });
    const match = await region.resolveCode('https://any.host/c/abcdefgh12345678');
    expect(match.kind === 'known' && match.matches.map((one) => one.enterprise.id).sort()).toEqual([
      enterprise(1),
      enterprise(2),
    ]);
    expect(await region.resolveCode(fingerprint(1))).toEqual({ kind: 'unknown' });
  });

  it('leads to every premises of the enterprise whose credit code was typed, or stands in a licence', async () => {
    const cols = 'id name initials credit_code state region premises codes'.split(' ');
    const at = [premises(1), premises(2)].map((id) => [id, '', '430211']);
    const row = [enterprise(1), '甲', 'j', '91430211MA51L89D7J', 'open', '430211', at, []];
    await keep(region, 'pulled', {
      ...{ epoch: 'e1', server_time: '', cursor: 'x', has_more: false, remaining: 0 },
      blocks: [{ kind: 'enterprise', cols, rows: [row], gone: [] }],
    });
    for (const text of [
      '91430211MA51L89D7J',
      '9143 0211 ma51-l89d 7j',
      '９１４３０２１１ＭＡ５１Ｌ８９Ｄ７Ｊ',
      '9143O2IIMA51L89D7J',
      '统一社会信用代码：91430211MA51L89D7J；名称：甲',
    ]) {
      const match = await region.resolveCode(text);
      const found = match.kind === 'known' && match.by === 'credit_code' ? match.matches : [];
      expect(found.map((one) => one.premises.id)).toEqual([premises(1), premises(2)]);
    }
    expect(await region.resolveCode('91430211MA51L89D7K')).toEqual({ kind: 'unknown' });
  });

  it('says so when the rules do not load, and tries again', async () => {
    let broken = true;
    const { loadRules } = await import('./region');
    const here = regionHere(() => (broken ? Promise.reject(new Error('no wasm')) : loadRules()));
    await here.open('pulled');
    await here.setPacks(await here.pulledPacks());
    await expect(here.judge(ASKING, visitTo(enterprise(1), ['M1']))).rejects.toMatchObject({
      kind: 'rules',
    });
    expect(await here.search('株洲', 5)).toHaveLength(5);
    broken = false;
    expect((await here.judge(ASKING, visitTo(enterprise(1), ['M1']))).verdict).toBeTruthy();
  });

  it('takes half a page for no page', async () => {
    const [page] = await pages({ enterprises: 1, visits: 0, planned: 0 });
    const half = bytesOf(page).slice(0, 50);
    await expect(region.append('pulled', half, null)).rejects.toMatchObject({ kind: 'no_signal' });
  });
});
