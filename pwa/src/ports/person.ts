/** Who is signed in, and how the phone stands with the server. */
export type Text = { zh: string; en: string };

export const ROLES = ['officer', 'manager', 'supervisor', 'enterprise', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export type RoleHeld =
  | {
      role: 'officer' | 'manager';
      organ: string;
      organ_name: string;
      level: string;
      region: string;
    }
  | { role: 'supervisor'; region: string; region_name: string }
  | { role: 'enterprise'; enterprise: string; enterprise_name: string }
  | { role: 'administrator' };

/** Who is signed in. Somebody may hold several roles; the first is where the app opens. */
export interface Person {
  id: string;
  name: string;
  roles: RoleHeld[];
  /** An officer's enforcement certificate, once the phone knows it. */
  certificate: { number: string; until: string | null } | null;
}

/** Whom a one-time link is for, before it is used. */
export interface LinkView {
  name: string;
  login: string;
  expires_at: string;
}

export interface LockState {
  /** Whoever is signed in set a PIN. */
  set: boolean;
  locked: boolean;
  /** Seconds until the next try, after many wrong ones. */
  wait: number;
}

export interface SyncStatus {
  link: 'online' | 'syncing' | 'offline';
  /** When the data on the phone was last brought up to date (ms, the app's clock); null: never, or none is kept. */
  asOf: number | null;
  unsent: number;
  /** Records of other officers on this phone that are still being sent. */
  others: number;
  /** The phone's storage did not answer when the records were read last. */
  unreadable: boolean;
  /** Records that the server set aside for a person to look at, and that nobody has refused since. */
  setAside: number;
  /** The first fill under way; total null while unknown. */
  fill: { done: number; total: number | null } | null;
  /** The session ran out: registering goes on, new data wait for signing in. */
  signInNeeded: boolean;
  upgradeRequired: boolean;
  /** A policy pack came without a good signature: what was there before is judged by, and registering goes on. */
  packRefused: boolean;
  /** The demonstration's time is shown on every page. */
  demo: boolean;
}
