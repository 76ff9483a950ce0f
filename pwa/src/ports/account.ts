/** This port serves every person, in whichever role: signing in, the lock, how the phone stands with the server, feedback. */
import type { Ref } from 'vue';
import type * as W from '@/wire';

export interface AccountPort {
  auth: AuthPort;
  lock: LockPort;
  sync: SyncPort;
  feedback: FeedbackPort;
}

export interface AuthPort {
  /** Null when nobody is signed in. Kept on the phone: an officer whose session ran out is still a person here. */
  person: Readonly<Ref<Person | null>>;
  signIn(login: string, password: string): Promise<Person>;
  /** Leaves unsent records on the phone; they are still sent. The rest is locked until this person signs in again. */
  signOut(): Promise<void>;
  /** Signs out an officer, and deletes all that this phone has of theirs. Rejects with `not_all_sent` where it alone has a record. */
  deleteCopy(): Promise<void>;
  /** Ends the person's other sessions. */
  changePassword(present: string, next: string): Promise<void>;
  /** Where the person is signed in, the session that was used last first. Needs the server, as all of these do. */
  sessions(): Promise<OwnSession[]>;
  endSession(id: string): Promise<void>;
  /** Here, too; what signing out leaves on the phone stays. */
  signOutEverywhere(): Promise<void>;
  /** Who a one-time link is for. Does not consume it. */
  readLink(token: string): Promise<LinkView>;
  /** Consumes the link, sets the password and signs in. */
  consumeLink(token: string, password: string): Promise<Person>;
}

/** A PIN for the screens, apart from signing out. Never deletes anything, and never stops what is being sent. */
export interface LockPort {
  state: Readonly<Ref<LockState>>;
  /** In the background, until it locks. */
  minutes: number;
  /** 4 to 8 digits. */
  set(pin: string): Promise<void>;
  /** Whether it was right; wrong ones make the next wait longer and longer. */
  unlock(pin: string): Promise<boolean>;
  /** Takes the PIN away, if this is it. */
  remove(pin: string): Promise<boolean>;
  /** A forgotten PIN: signing in with the password takes it away. Needs the server. */
  lift(login: string, password: string): Promise<void>;
}

export interface SyncPort {
  status: Readonly<Ref<SyncStatus>>;
  /** Push, then pull, now. Resolves when both ended, well or not; the status says how. */
  syncNow(): Promise<void>;
}

export interface FeedbackPort {
  /** This person's on this phone, newest first; null until it has looked. */
  kept: Readonly<Ref<readonly KeptFeedback[] | null>>;
  /** Keeps it on the phone; it goes up when there is signal. */
  send(page: string, text: string): Promise<void>;
}

export interface KeptFeedback {
  id: string;
  /** The app's clock when it was written, ms. */
  at: number;
  page: string;
  text: string;
  state: 'waiting' | 'sent' | 'refused';
}

/** A role of a person, and the place that it is for: an organ, a region, an enterprise. */
export type RoleGrant = W.Me['roles'][number];
export type Role = RoleGrant['role'];
export const ROLES = [
  'officer',
  'manager',
  'supervisor',
  'enterprise',
  'administrator',
] as const satisfies readonly Role[];

/** Who is signed in. Somebody may hold several roles; the first is where the app opens. */
export interface Person {
  id: string;
  name: string;
  roles: RoleGrant[];
  /** An officer's enforcement certificate, once the phone knows it. */
  certificate: { number: string; until: string | null } | null;
}

export type OwnSession = W.Answer<'SessionList'>['items'][number];

/** Whom a one-time link is for, before it is used. */
export type LinkView = W.Answer<'LinkView'>;

export interface LockState {
  /** Whoever is signed in set a PIN. */
  set: boolean;
  locked: boolean;
  /** Seconds until the next try, after many wrong ones. */
  wait: number;
}

export interface SyncStatus {
  /** `connecting`: since opening, the server has not been asked to the end yet. */
  link: 'connecting' | 'online' | 'syncing' | 'offline';
  /** When the data on the phone was last brought up to date (ms, the app's clock); null: never, or none is kept. */
  asOf: number | null;
  unsent: number;
  /** Records of other officers on this phone that are still being sent. */
  others: number;
  /** The phone's storage did not answer when the records were read last. */
  unreadable: boolean;
  /** Since opening, the phone's storage has not answered, and should have. It is still waited for. */
  storageSilent: boolean;
  /** Records that the server set aside for a person to look at, and that nobody has refused since. */
  setAside: number;
  /** The first fill under way; total null while unknown. */
  fill: { done: number; total: number | null } | null;
  /** What comes first of the first fill is on the phone, and no more: of other enterprises nothing is known yet. */
  incomplete: boolean;
  /** The session ran out: registering goes on, new data wait for signing in. */
  signInNeeded: boolean;
  upgradeRequired: boolean;
  /** A policy pack came without a good signature: what was there before is judged by, and registering goes on. */
  packRefused: boolean;
  /** The demonstration's time is shown on every page. */
  demo: boolean;
}
