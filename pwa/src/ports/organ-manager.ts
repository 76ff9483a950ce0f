/** This port serves the organ's manager: people, their phones, files of sealed records, a withdrawal. It needs the server. */
import type * as W from '@/wire';
import type { Text } from './text';

export interface OrganManagerPort {
  /** By part of the name or beginning of the login; empty: the first by name. Administrators look, too. */
  people(text: string): Promise<PersonSeen[]>;
  /** A page of the keys that were enrolled, the newest first; null: whether revoked or not. */
  devices(person: string, state: DeviceState | null, before: string | null): Promise<DeviceList>;
  /** What comes from that key from now on is set aside, and its officer signs in anew. */
  revoke(kid: string, reason: string): Promise<void>;
  /** Takes a file of sealed records in, at any office. Taking it twice changes nothing. */
  importSealedFile(file: string): Promise<Brought>;
  /** The enterprise never sees the reason. */
  withdraw(registration: string, reason: string): Promise<void>;
}

export type PersonSeen = W.Answer<'PersonList'>['items'][number];
export type DeviceList = W.Answer<'DeviceList'>;
export type DeviceView = DeviceList['items'][number];
export type DeviceState = W.DeviceState;

/** What became of the records of a sealed file. */
export interface Brought {
  /** Taken, now or before. */
  accepted: number;
  duplicate: number;
  held: number;
  /** Kept aside, or no records at all: how many for which reason. */
  aside: { why: string; words: Text | null; n: number }[];
}
