/**
 * Keeps what belongs to the phone and not to one officer: who was here, when the server was last heard, the demo's
 * offset.
 */
import type { DBSchema, IDBPObjectStore } from 'idb';
import { Failure } from '@/failure';
import type { KeptFeedback, Person } from '@/ports';
import { Database } from './database';
import type { PublicJwk } from './evidence';
import type { LastTodayKept } from './last-today';
import type { KeptPin } from './pin';

/** When the server was last heard, and how long ago that is at the least. */
export interface HeardState {
  server_time: string;
  /** The phone's wall clock then. */
  wall: string;
  /** Monotonic milliseconds counted since, by all pages until this was written: a lower bound. */
  age_ms: number;
}

/** The databases of one officer's pulled data: what is used, and what is being filled to take its place. */
export interface PulledState {
  current: string | null;
  shadow: string | null;
  /** Of the last pull that came to its end. */
  cursor: string | null;
  as_of: number | null;
  /** The server's clock at its end. */
  server_time?: string | undefined;
  /** What is used is the first page alone; the rest is to come. */
  incomplete?: boolean;
}

/** A database that an officer's pulled data were in. */
export interface Leftover {
  officer: string;
  name: string;
}

/** A policy pack as it is pulled: its file, and the server's signature (a JWS) over hash, id and version. */
export interface SignedPack {
  hash: string;
  id: string;
  version: number;
  json: string;
  signature: string;
}

/** Everything that is kept by key. */
export interface DeviceValues {
  /** Who is signed in, or whose session ran out; null after signing out. */
  person: Person | null;
  /** Somebody signed out, and the server has not heard of it: the browser still has the session's cookie. */
  session_to_end: boolean;
  /** Ids of all officers that enrolled on this phone: their outboxes are pushed whoever is signed in. */
  officers: string[];
  heard: HeardState;
  /** By officer: where the pulled data are. */
  pulled: Record<string, PulledState>;
  /** Databases of pulled data whose officer has left, still to be deleted. */
  leftover: Leftover[];
  demo_offset_ms: number | null;
  /** What tells this app from whoever else shows its refresh token; sent with nothing else. */
  client_secret: string;
  /** The server's public keys, by thumbprint. */
  server_keys: Record<string, PublicJwk>;
  /** Packs whose signature was good, the latest found first. */
  packs: SignedPack[];
  /** Enterprises that a person opened, the last first, since signing in. */
  recent: { person: string; enterprises: string[] } | null;
  last_today: LastTodayKept | null;
  /** By person. */
  pins: Record<string, KeptPin>;
  /** By person, newest first. */
  feedback: Record<string, KeptFeedback[]>;
}

/** A screen has room for them above the keyboard's. */
const MAX_RECENT = 8;

interface DeviceSchema extends DBSchema {
  kv: { key: string; value: unknown };
}
export type Values = IDBPObjectStore<DeviceSchema, 'kv'[], 'kv', 'readwrite'>;

export class DeviceDb {
  private readonly db = new Database<DeviceSchema>('ruqi-device', 1, (db) => {
    db.createObjectStore('kv');
  });

  get<K extends keyof DeviceValues>(key: K): Promise<DeviceValues[K] | undefined> {
    return this.db.run((db) => db.get('kv', key) as Promise<DeviceValues[K] | undefined>);
  }

  /** Reads several values in one transaction. */
  several<K extends keyof DeviceValues>(
    keys: readonly K[],
  ): Promise<Partial<Pick<DeviceValues, K>>> {
    return this.db.run(async (db) => {
      const { store } = db.transaction('kv');
      const values = await Promise.all(keys.map((key) => store.get(key)));
      const pairs = keys.map((key, at) => [key, values[at]] as const);
      return Object.fromEntries(pairs) as Partial<Pick<DeviceValues, K>>;
    });
  }

  async set<K extends keyof DeviceValues>(key: K, value: DeviceValues[K]): Promise<void> {
    await this.db.write(['kv'], (tx) => tx.objectStore('kv').put(value, key), 'relaxed');
  }

  /** Makes the secret when it is first asked for; two tabs that ask at once get the same. */
  async clientSecret(): Promise<string> {
    const made = await this.get('client_secret');
    if (made !== undefined) return made;
    return this.db.write(['kv'], async (tx) => {
      const kv = tx.objectStore('kv');
      const known = (await kv.get('client_secret')) as DeviceValues['client_secret'] | undefined;
      const secret = known ?? crypto.randomUUID();
      if (known === undefined) await kv.put(secret, 'client_secret');
      return secret;
    });
  }

  keepPulled(officer: string, state: PulledState): Promise<void> {
    return this.db.write(['kv'], async (tx) => {
      const kv = tx.objectStore('kv');
      // another tab signed out: what would still come is nobody's
      if ((await kv.get('person')) === null) throw new Failure('sign_in_again');
      const all = (await kv.get('pulled')) as DeviceValues['pulled'] | undefined;
      await kv.put({ ...all, [officer]: state }, 'pulled');
    });
  }

  /** Changes several values in one transaction. */
  change<T>(
    work: (kv: Values) => Promise<T>,
    durability: IDBTransactionDurability = 'strict',
  ): Promise<T> {
    return this.db.write(['kv'], (tx) => work(tx.objectStore('kv')), durability);
  }

  /** Adds an officer to those whose outboxes are pushed. Nobody is taken off but who deletes their copy: records may wait. */
  async addOfficer(id: string): Promise<void> {
    await this.db.write(['kv'], async (tx) => {
      const kv = tx.objectStore('kv');
      const officers = ((await kv.get('officers')) as string[] | undefined) ?? [];
      if (!officers.includes(id)) await kv.put([...officers, id], 'officers');
    });
  }

  /** Keeps a person's PIN; null takes it away, and nothing else hangs on it. */
  keepPin(person: string, pin: KeptPin | null): Promise<void> {
    return this.db.write(['kv'], async (tx) => {
      const kv = tx.objectStore('kv');
      const all = new Map(Object.entries(((await kv.get('pins')) as DeviceValues['pins']) ?? {}));
      if (pin) all.set(person, pin);
      else all.delete(person);
      await kv.put(Object.fromEntries(all), 'pins');
    });
  }

  /** Changes what one person said of the app; nothing is kept where `change` throws. */
  changeFeedback(
    person: string,
    change: (before: KeptFeedback[]) => KeptFeedback[],
  ): Promise<void> {
    return this.db.write(['kv'], async (tx) => {
      const kv = tx.objectStore('kv');
      const all = ((await kv.get('feedback')) as DeviceValues['feedback'] | undefined) ?? {};
      await kv.put({ ...all, [person]: change(all[person] ?? []) }, 'feedback');
    });
  }

  /** Lists the enterprises that the person opened last. */
  async recent(person: string): Promise<string[]> {
    const kept = await this.get('recent');
    return kept?.person === person ? kept.enterprises : [];
  }

  noteOpened(person: string, enterprise: string): Promise<void> {
    return this.db.write(
      ['kv'],
      async (tx) => {
        const kv = tx.objectStore('kv');
        const kept = (await kv.get('recent')) as DeviceValues['recent'] | undefined;
        const before = kept?.person === person ? kept.enterprises : [];
        const enterprises = [enterprise, ...before.filter((id) => id !== enterprise)];
        await kv.put({ person, enterprises: enterprises.slice(0, MAX_RECENT) }, 'recent');
      },
      'relaxed',
    );
  }

  close(): void {
    this.db.close();
  }
}
