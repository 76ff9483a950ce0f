/** Who pulls: what it works with. */
import type { Session } from '@/api/session';
import type { DeviceDb } from '@/db/device';
import type { FileBegun, PulledMeta } from '@/db/pulled-db';

/** What keeps the pages; the region's worker. */
export interface Keeper {
  open(name: string | null): Promise<void>;
  meta(name: string): Promise<PulledMeta>;
  append(name: string, bytes: ArrayBuffer, from: string | null): Promise<PulledMeta | null>;
  beginFile(name: string, file: FileBegun): Promise<PulledMeta>;
  keepPart(name: string, at: number, bytes: ArrayBuffer): Promise<PulledMeta | null>;
  drop(name: string): Promise<void>;
}

export interface Puller {
  session: Session;
  device: DeviceDb;
  keeper: Keeper;
  app: string;
  /** Takes home the server's keys that pulled packs are signed with, where the phone lacks them. */
  keysOfPacks: () => Promise<void>;
  /** What the officer needs first can be shown; the rest is on its way. */
  firstCame: () => Promise<void>;
  /** Rows there and rows known to come, while a database is filled. */
  filling: (progress: { done: number; total: number | null } | null) => void;
  /** Rows to a page; fewer after one that did not get through. */
  most?: number;
}
