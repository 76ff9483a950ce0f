/**
 * What the officer's ports work with: the signed-in officer, the region, the board and the seal, put together by the
 * conductor.
 */
import { clock } from '@/clock';
import type { DeviceDb } from '@/db/device';
import type { LocalEvent } from '@/db/local-events';
import type { Enroller } from '@/enrolment/enrol';
import type { RegionRemote } from '@/rules';
import type { Asking } from '@/rules/judge-visit';
import type { Language } from '@/rules/region-questions';
import type { ToSeal } from '@/sealing/seal';
import { uuid7 } from '@/sealing/uuid7';
import type { Board } from './board';
import type { LastToday } from './last-today';
import type { Officer } from './officers';

export interface Phone {
  device: DeviceDb;
  /** Open, or on the way there: what is asked waits for it. */
  region: RegionRemote;
  board: Board;
  lastToday: LastToday;
  enroller: Enroller;
  language: () => Language;
  origin: string;
  /** Throws `sign_in_again` where no officer is signed in. */
  officer: () => Officer;
  asking: () => Asking;
  /** Seals, and sets off what follows from it. */
  seal: (officer: Officer, what: ToSeal) => Promise<LocalEvent>;
}

/** Says for whom and when the rules are asked: for this officer, now. */
export function askingNow(
  { id: officer, organ, level, region }: Officer,
  asOf: number | null,
): Asking {
  const now = clock.now();
  return { officer, organ, level, region, now, asOf, id: uuid7(now) };
}

/** Wraps the region so that nothing is asked of it before it is open. */
export function afterOpening(region: RegionRemote, opened: () => Promise<void>): RegionRemote {
  return new Proxy(region, {
    get:
      (of, method: keyof RegionRemote) =>
      async (...args: never[]) => {
        await opened().catch(() => undefined);
        return (of[method] as (...args: never[]) => Promise<unknown>)(...args);
      },
  });
}
