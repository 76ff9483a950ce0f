/** Officers before a door: they find the enterprise, are told the verdict, and register, or do not go in. */
import fc from 'fast-check';
import type { Draft, Shown } from '@/ports';
import type { Phone } from '../core/phone';
import * as city from './city';
import { ago, deed, does, nth, who } from './deed';
import type { Device } from './device';
import type { World } from './world';

/** Where somebody goes in: an enterprise found by its name, a code that is bound, one that nobody knows. */
const where = fc.record({
  by: fc.constantFrom('name', 'bound', 'unknown'),
  n: fc.nat({ max: city.ENTERPRISES - 1 }),
});
export const matters = fc.subarray(city.MATTERS, { minLength: 1 });
export const exemption = fc.option(
  fc.record({
    ground: fc.constantFrom('emergency', 'complaint', 'superior_assigned', 'other_situation'),
    reference: fc.constantFrom('', '〔2026〕7号'),
  }),
  { freq: 2 },
);
/** Minutes ago: just now, a little late, days, months and a year ago. */
export const began = fc.constantFrom(null, 0, 5, 30, 1500, 4320, 4321, 57_600, 288_000, 460_800);

const visit = fc.record({
  where,
  category: fc.constantFrom('routine', 'routine', 'special', 'complaint', 'other', 'service'),
  matters,
  exemption,
  began,
  joint: fc.constantFrom(null, null, 'leads', 'joins'),
  of: nth,
  reads: fc.constantFrom('camera', 'search'),
});
type Visit = typeof visit extends fc.Arbitrary<infer V> ? V : never;

/** As the form does it: found, judged, decided. */
async function draftOf(
  on: Phone,
  device: Device,
  world: World,
  given: Visit,
): Promise<[Draft, Shown]> {
  const started_at = ago(device, given.began);
  const draft = await on.drafts.create({
    ...(await placeOf(on, given.where)),
    how: given.reads as Draft['how'],
    category: given.category,
    matters: given.matters,
    exemption: given.exemption,
    started_at,
    afterwards: (given.began ?? 0) > 10 ? '没有信号' : null,
  });
  if (given.joint === 'leads') draft.joint = draft.id;
  if (given.joint === 'joins') draft.joint = world.registration(given.of)?.id ?? null;
  const shown = await on.rules.judge({ ...draft, entry: 'scan' }).catch(() => NOT_EVALUATED);
  return [draft, shown];
}
const NOT_EVALUATED = 'not_evaluated' as const;

async function placeOf(on: Phone, { by, n }: Visit['where']): Promise<Partial<Draft>> {
  if (by === 'name') {
    const [found] = await on.directory.search(city.nameOf(n), 1);
    // a phone that was never filled knows no enterprise: the code on the door is what is left
    if (found) return { enterprise: found.id, premises: found.premises[0]?.id ?? null };
  }
  const code = by === 'unknown' ? city.UNKNOWN[n % city.UNKNOWN.length]! : city.bound(n);
  const match = await on.directory.resolveCode(code);
  if (match.kind !== 'known') return { code };
  const { enterprise, premises } = match.matches[0]!;
  return { code, enterprise: enterprise.id, premises: premises.id };
}

export const register = deed('register', fc.record({ ...who, visit }), (world, { visit, ...who }) =>
  does(world, who, async (on, device) => {
    const [draft, shown] = await draftOf(on, device, world, visit);
    const warned = shown !== 'not_evaluated' && shown.verdict === 'violation';
    await on.records.register(draft, shown, warned ? { went_in: true, reason: '有必要' } : null);
    device.seen++;
    world.registered.push({ id: draft.id, leader: null });
    const leader = (await on.records.sealed(draft.id))?.leader_url ?? null;
    world.registered.find(({ id }) => id === draft.id)!.leader = leader;
  }),
);

export const avert = deed('avert', fc.record({ ...who, visit }), (world, { visit, ...who }) =>
  does(world, who, async (on, device) => {
    await on.records.avert(...(await draftOf(on, device, world, visit)));
    device.seen++;
  }),
);
