/** This port serves the organ's manager: people, their phones, files of sealed records, a withdrawal. It needs the server. */
import type * as W from '@/wire';
import type { Text } from './text';

export interface OrganManagerPort {
  /** By part of the name or beginning of the login; empty: the first by name. Administrators look, too. */
  people(text: string): Promise<PersonSeen[]>;
  /** The keys that were enrolled, the newest first. */
  devices(person: string): Promise<DeviceView[]>;
  /** What comes from that key from now on is set aside, and its officer signs in anew. */
  revoke(kid: string, reason: string): Promise<void>;
  /** Takes a file of sealed records in, at any office. Taking it twice changes nothing. */
  importSealedFile(file: string): Promise<Brought>;
  /** The enterprise never sees the reason. */
  withdraw(registration: string, reason: string): Promise<void>;
}

export type PersonSeen = W.Answer<'PersonList'>['items'][number];
export type DeviceView = W.Answer<'DeviceList'>['items'][number];

/** What became of the records of a sealed file. */
export interface Brought {
  /** Taken, now or before. */
  accepted: number;
  duplicate: number;
  held: number;
  /** Kept aside, or no records at all: how many for which reason. */
  aside: { why: string; words: Text | null; n: number }[];
}
