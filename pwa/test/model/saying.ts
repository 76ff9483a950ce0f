/** What officers say of a registration afterwards: their own, a colleague's, or another organ's, where it has no effect. */
import fc from 'fast-check';
import { OUTCOMES } from '@/ports/follow-up';
import { ago, deed, does, nth, who } from './deed';
import { began, exemption, matters } from './visiting';

export const withdraw = deed('withdraw', fc.record({ ...who, of: nth }), (world, { of, ...who }) =>
  does(world, who, async (on, device) => {
    const found = world.registration(of);
    if (!found) return;
    await on.records.withdraw(found.id, '登记错了');
    device.seen++;
  }),
);

const change = fc.record(
  {
    exemption: exemption.map((one) => one ?? { ground: 'complaint', reference: 'B' }),
    matters,
    began,
  },
  { requiredKeys: [] },
);
export const amend = deed(
  'amend',
  fc.record({ ...who, of: nth, change }),
  (world, { of, change, ...who }) =>
    does(world, who, async (on, device) => {
      const found = world.registration(of);
      if (!found) return;
      const { began, ...fields } = change;
      const started_at = ago(device, began ?? null);
      await on.records.amend(found.id, { ...fields, ...(started_at ? { started_at } : {}) });
      device.seen++;
    }),
);

export const sameVisit = deed(
  'same visit',
  fc.record({ ...who, one: nth, other: nth }),
  (world, { one, other, ...who }) =>
    does(world, who, async (on, device) => {
      const two = [world.registration(one), world.registration(other)];
      if (!two[0] || !two[1] || two[0] === two[1]) return;
      await on.records.sameVisit(two[0].id, two[1].id);
      device.seen++;
    }),
);

const RULES = ['over_frequency', 'quiet_day', 'registered_late'];
export const explain = deed(
  'explain',
  fc.record({ ...who, of: nth, rule: fc.constantFrom(...RULES) }),
  (world, { of, rule, ...who }) =>
    does(world, who, async (on, device) => {
      const found = world.registration(of);
      if (!found) return;
      await on.records.explain(found.id, rule, '企业来电请求');
      device.seen++;
    }),
);

const outcome = fc.record({
  result: fc.constantFrom(...OUTCOMES),
  measures: fc.constantFrom('', '责令改正'),
  rectify_by: fc.constantFrom(null, '2027-01-31'),
});
export const tellOutcome = deed(
  'outcome',
  fc.record({ ...who, of: nth, outcome }),
  (world, { of, outcome, ...who }) =>
    does(world, who, async (on, device) => {
      const found = world.registration(of);
      if (!found) return;
      await on.records.tellOutcome(found.id, outcome);
      device.seen++;
    }),
);

export const join = deed('join', fc.record({ ...who, of: nth }), (world, { of, ...who }) =>
  does(world, who, async (on, device) => {
    const url = world.registration(of)?.leader;
    const read = url ? await on.records.readLeader(url) : null;
    if (read?.kind !== 'leader') return;
    await on.records.join(read.leader);
    device.seen++;
  }),
);
