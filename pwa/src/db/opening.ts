/** Reads in one go what opening the app waits for: each value by itself would wait for the one before. */
import type { DeviceDb, DeviceValues } from './device';

const ON_OPENING = [
  'person',
  'client_secret',
  'demo_offset_ms',
  'heard',
  'pulled',
  'pins',
  'last_today',
] as const satisfies (keyof DeviceValues)[];

export type OnOpening = Partial<Pick<DeviceValues, (typeof ON_OPENING)[number]>>;

export const onOpening = (device: DeviceDb): Promise<OnOpening> => device.several(ON_OPENING);
