/** What happens to phones and to the server, and when the app tries to send. */
import fc from 'fast-check';
import { deed, does, phone, who } from './deed';
import { FATES } from './signal';
import { turns } from './world';

export const sync = deed(
  'sync',
  fc.record({ ...who, forced: fc.boolean() }),
  (world, { forced, ...who }) => does(world, who, (on) => on.all.loop.turn(forced)),
);

export const signal = deed(
  'signal',
  fc.record({ phone, fates: fc.array(fc.constantFrom(...FATES), { minLength: 1, maxLength: 5 }) }),
  (world, { phone, fates }) => world.device(phone).signal.become(fates),
);

const MINUTE = 60_000;
export const clock = deed(
  'clock',
  fc.record({ phone, minutes: fc.constantFrom(-1_576_800, -1440, -7, 1, 90, 1440, 1_576_800) }),
  (world, { phone, minutes }) => world.device(phone).jump(minutes * MINUTE),
);
export const doze = deed(
  'doze',
  fc.record({ phone, awake: fc.constantFrom(0, 0.3, 1) }),
  (world, { phone, awake }) => world.device(phone).doze(awake),
);

/** What an officer was doing then, nobody saw done. */
export const die = deed(
  'die',
  fc.record({ phone, after: fc.nat({ max: 60 }) }),
  async (world, { phone, after }) => {
    await turns(after);
    world.device(phone).die();
    world.deaths++;
  },
);
export const tab = deed('tab', fc.record({ phone }), async (world, { phone }) => {
  const device = world.device(phone);
  if (device.pages.length < 2) await device.open();
});

export const kill = deed(
  'kill',
  fc.record({ after: fc.nat({ max: 400 }), down: fc.nat({ max: 400 }) }),
  (world, { after, down }) => world.kill(after, down),
);
export const pause = deed('pause', fc.nat({ max: 200 }), (_, n) => turns(n));
