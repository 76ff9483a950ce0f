/**
 * Keeps the evidence of one officer on this phone: keys, chains, sealed events and what still has to be sent.
 * Events are only added. Every write is of strict durability: what is shown as sealed is on the disk.
 */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import * as faults from '@/faults';
import type { Draft, Text } from '@/ports';
import type { RecordType } from '@/wire';
import type { Arrival } from './arrival';
import type { CopyLock, LockedText } from './copy-lock';
import { Database, type Reading } from './database';

/** An EC P-256 public key as JWK, the members that its thumbprint is of. */
export interface PublicJwk {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

export type KeyGrade = 'non_extractable' | 'jwk' | 'memory';

/** One enrolment: a key and its chain. `key` is null where it lives in memory only. */
export interface Chain {
  kid: string;
  device: string;
  officer: string;
  grade: KeyGrade;
  key: CryptoKey | JsonWebKey | null;
  jwk: PublicJwk;
  /** Null until the server has answered the enrolment. */
  certificate: string | null;
  /** The key was revoked, or another phone has it, too. It seals until there is another, for evidence is better than none. */
  revoked?: true;
}

/** The last event of a chain: number 0 with the certificate's hash before the first. */
export interface Head {
  kid: string;
  seq: number;
  hash: string;
}

export interface SealedEvent {
  id: string;
  kid: string;
  seq: number;
  type: RecordType;
  /** The registration that it speaks of; its own id for a registration. */
  about: string | null;
  jws: string;
  hash: string;
  /** The app's clock at sealing, ms. */
  sealed_at: number;
}

/** What has to be sent, or was set aside by the server and is kept to be shown. */
export interface OutboxRow {
  id: string;
  kid: string;
  seq: number;
  state: 'waiting' | 'held' | 'set_aside';
  why: string | null;
  words: Text | null;
  /** The earliest arrival that the server told, though the record does not count yet. Rows of earlier builds have none. */
  arrival?: Arrival;
}

/** What the server confirmed. */
export interface SentRow extends Arrival {
  id: string;
  /** The server's verdict (the rules' output), or null. */
  verdict: unknown;
  /** The app's clock when it was confirmed, ms. */
  sent_at: number;
  /** It had been set aside before: that it counts is a desk's decision, which a restored server may have lost. */
  was_aside?: boolean;
}

export interface EvidenceValues {
  device: string;
  /** The chain that is sealed with. */
  current: string;
  /** The server's epoch when it last confirmed something. */
  epoch: string;
  /** JSON: the officer's chains in which the server held something at the last enrolment. */
  waiting: string;
}

/** What was put away when the officer left: only who signs in as them again can open it. */
export interface Parcel {
  /** The lock of then: another may have taken its place. */
  lock: CopyLock;
  locked: LockedText;
  /** The server's epoch when all in it was known to be there. */
  epoch: string | null;
}

interface EvidenceSchema extends DBSchema {
  chains: { key: string; value: Chain };
  heads: { key: string; value: Head };
  events: { key: string; value: SealedEvent; indexes: { chain: [string, number] } };
  outbox: { key: [string, number]; value: OutboxRow; indexes: { id: string } };
  sent: { key: string; value: SentRow; indexes: { sent_at: number } };
  drafts: { key: string; value: Draft };
  kv: { key: string; value: string };
  copy_lock: { key: string; value: CopyLock };
  put_away: { key: number; value: Parcel };
}

export class EvidenceDb {
  private readonly db: Database<EvidenceSchema>;

  constructor(readonly officer: string) {
    this.db = new Database(`ruqi-evidence-${officer}`, 2, (db, from) => {
      if (from < 1) EvidenceDb.first(db);
      db.createObjectStore('copy_lock');
      db.createObjectStore('put_away', { autoIncrement: true });
    });
  }

  private static first(db: IDBPDatabase<EvidenceSchema>): void {
    db.createObjectStore('chains', { keyPath: 'kid' });
    db.createObjectStore('heads', { keyPath: 'kid' });
    db.createObjectStore('events', { keyPath: 'id' }).createIndex('chain', ['kid', 'seq']);
    db.createObjectStore('outbox', { keyPath: ['kid', 'seq'] }).createIndex('id', 'id');
    db.createObjectStore('sent', { keyPath: 'id' }).createIndex('sent_at', 'sent_at');
    db.createObjectStore('drafts', { keyPath: 'id' });
    db.createObjectStore('kv');
  }

  run<T>(work: (db: Reading<EvidenceSchema>) => Promise<T>): Promise<T> {
    return this.db.run(work);
  }

  /** Writes in one transaction of strict durability, whole or not at all. */
  write<T, N extends StoreNames<EvidenceSchema>>(
    stores: N[],
    work: (tx: IDBPTransaction<EvidenceSchema, N[], 'readwrite'>) => Promise<T>,
  ): Promise<T> {
    return this.db.write(stores, work, faults.strictDurability('strict'));
  }

  get(key: keyof EvidenceValues): Promise<string | undefined> {
    return this.run((db) => db.get('kv', key));
  }

  event(id: string): Promise<SealedEvent | undefined> {
    return this.run((db) => db.get('events', id));
  }

  chains(): Promise<Chain[]> {
    return this.run((db) => db.getAll('chains'));
  }

  /** The chain that is sealed with, or undefined before the first enrolment. */
  current(): Promise<Chain | undefined> {
    return this.run(async (db) => {
      const kid = await db.get('kv', 'current');
      return kid === undefined ? undefined : db.get('chains', kid);
    });
  }

  close(): void {
    this.db.close();
  }
}
