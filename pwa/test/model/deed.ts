/** A deed: something that a person does, or that happens, as a command of fast-check. */
import fc from 'fast-check';
import type { Phone } from '../core/phone';
import { PHONES } from './city';
import type { Device } from './device';
import type { World } from './world';

type Model = object;
export type Deed = fc.AsyncCommand<Model, World>;

export function deed<A>(
  name: string,
  args: fc.Arbitrary<A>,
  run: (world: World, args: A) => Promise<void> | void,
): fc.Arbitrary<Deed> {
  return args.map((given) => ({
    check: () => true,
    run: async (_: Model, world: World) => {
      world.deeds++;
      await world.waits.of(name, (async () => run(world, given))());
    },
    toString: () => `${name} ${JSON.stringify(given)}`,
  }));
}

export const phone = fc.nat({ max: PHONES.length - 1 });
export const nth = fc.nat({ max: 40 });
/** Whose, on which page, and whether all else waits for it. */
export const who = { phone, page: fc.nat({ max: 1 }), wait: fc.boolean() };
export type Who = { phone: number; page: number; wait: boolean };

/** The officer of that phone does it next. */
export async function does(
  world: World,
  { phone, page, wait }: Who,
  work: (phone: Phone, device: Device) => Promise<void>,
): Promise<void> {
  const device = world.device(phone);
  const done = (await device.page(page)).does((on) => work(on, device));
  if (wait) await device.signal.waitedFor(done);
}

/** So long before the phone's own now; null stays null. */
export const ago = (device: Device, minutes: number | null): string | null =>
  minutes === null ? null : new Date(device.now() - minutes * 60_000).toISOString();
