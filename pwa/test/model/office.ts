/**
 * What the office does meanwhile: plans and filings that come late, codes that are resolved, enterprises that are
 * merged, keys that are revoked, records that were held or set aside and are decided about, registrations that are
 * withdrawn; backups, and going back to the last of them.
 */
import fc from 'fast-check';
import * as acts from './acts';
import * as city from './city';
import { deed, nth, phone } from './deed';
import { matters } from './visiting';

const day = fc.constantFrom(0, 2, 50, 250, 390);
const organ = fc.constantFrom(...city.ORGANS);
const enterprise = fc.option(fc.nat({ max: city.ENTERPRISES - 1 }));

export const plan = deed(
  'plan',
  fc.record({
    organ,
    year: fc.constantFrom(...city.YEARS),
    day,
    items: fc.array(fc.record({ enterprise, matters }), { minLength: 1, maxLength: 3 }),
  }),
  (world, { day, ...sheet }) =>
    world.atTheOffice(async () => {
      const plan = { ...sheet, submitted_at: city.daysAgo(day) };
      await world.server.importMeanwhile('plan', city.planRows(plan));
      world.plans.push(plan);
    }),
);

export const filing = deed(
  'filing',
  fc.record({ organ, enterprise, matters, day, filed: day }),
  (world, { day, filed, ...of }) =>
    world.atTheOffice(async () => {
      const [from, to] = [city.daysAgo(day + 2).slice(0, 10), city.daysAgo(day - 1).slice(0, 10)];
      const filing = { ...of, from, to, filed_at: city.daysAgo(filed) };
      await world.server.importMeanwhile('filings', city.filingRows(filing));
      world.filings.push(filing);
    }),
);

export const resolve = deed(
  'resolve',
  fc.record({
    code: fc.constantFrom(...city.UNKNOWN),
    enterprise: fc.nat({ max: city.ENTERPRISES - 1 }),
    day: fc.constantFrom(null, null, 1, 100),
  }),
  (world, { day, ...of }) =>
    world.atTheOffice(async () => {
      const what = { ...of, from: day === null ? null : city.daysAgo(day) };
      if (world.resolved.some(({ code }) => code === what.code)) return;
      if (await acts.resolve(world, world.desk, what)) world.resolved.push(what);
    }),
);

export const merge = deed(
  'merge',
  fc.record({
    from: fc.nat({ max: city.ENTERPRISES - 1 }),
    into: fc.nat({ max: city.ENTERPRISES - 1 }),
  }),
  (world, { from, into }) =>
    world.atTheOffice(async () => {
      const left = (n: number) => world.places.left(n, world.merged);
      const what = { from: left(from), into: left(into) };
      if (what.from === what.into) return;
      await acts.merge(world, world.desk, what);
      world.merged.push(what);
    }),
);

export const deskWithdrawal = deed('desk withdrawal', fc.record({ of: nth }), (world, { of }) =>
  world.atTheOffice(async () => {
    const found = world.registration(of);
    if (!found) return;
    if (await acts.withdraw(world.desk, found.id)) world.withdrawn.push(found.id);
  }),
);

/** Once a run at most: what is sealed with the key from then on counts nowhere, and there must be something to compare. */
export const revoke = deed(
  'revoke',
  fc.record({ phone, really: fc.constantFrom(true, false, false, false) }),
  (world, { phone, really }) =>
    world.atTheOffice(async () => {
      if (really && world.revoked.size === 0) await acts.revoke(world, world.device(phone));
    }),
);

/** The supervisor goes through the work list. */
export const decide = deed(
  'decide',
  fc.record({ of: nth, what: fc.constantFrom('accept', 'accept', 'refuse') }),
  (world, { of, what }) =>
    world.atTheOffice(async () => {
      const found = await acts.aside(world, of);
      if (found === null || !(await acts.decide(world, found.hash, what))) return;
      if (what === 'accept') world.accepted.push(found.hash);
    }),
);

export const backup = deed('backup', fc.constant(null), (world) =>
  world.atTheOffice(() => world.backUp()),
);
export const restore = deed('restore', fc.nat({ max: 400 }), (world, down) =>
  world.atTheOffice(() => world.restore(down)),
);
