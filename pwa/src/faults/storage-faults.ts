/** What happens on the phone's disk without a defence. */

/** Without: two tabs seal and push at once. */
export function webLock(locks: LockManager | undefined): LockManager | undefined {
  return __WITHOUT__ === 'web-lock' ? undefined : locks;
}

/** Without: a handle that died stays dead. */
export function reopenDatabase(errors: string[]): string[] {
  return __WITHOUT__ === 'reopen-database' ? [] : errors;
}

/** Without: what is written counts as written before its transaction has ended. */
export function endAwaited<E>(end: Promise<E | null>): Promise<E | null> {
  return __WITHOUT__ === 'end-awaited' ? Promise.resolve(null) : end;
}

/** Without: a database of a later build's schema is an error like any other. */
export function newerSchema(isNewer: boolean): boolean {
  return __WITHOUT__ === 'newer-schema' ? false : isNewer;
}

/** Without: the browser may evict what officers sealed. */
export function persistentStorage(
  storage: Pick<StorageManager, 'persist'>,
): Pick<StorageManager, 'persist'> {
  return __WITHOUT__ === 'persistent-storage' ? { persist: async () => false } : storage;
}

/** Without: evidence is called sealed before it is on the disk. */
export function strictDurability(durability: IDBTransactionDurability): IDBTransactionDurability {
  return __WITHOUT__ === 'strict-durability' ? 'relaxed' : durability;
}

/** Without: a page of pull is kept, whatever it follows. */
export function pageFollows(fromElsewhere: boolean): boolean {
  return __WITHOUT__ === 'page-follows' ? false : fromElsewhere;
}

/** Without: a chain that another phone goes on, too, is sealed with for ever. */
export function forkGivenUp(whys: string[]): string[] {
  return __WITHOUT__ === 'fork-given-up' ? ['revoked_key'] : whys;
}

/** Without: that somebody left is known to the page alone. */
export async function departureNoted(note: () => Promise<void>): Promise<void> {
  if (__WITHOUT__ !== 'departure-noted') await note();
}

/** Without: putting away that was cut off is not gone on with. */
export async function cutOffGoesOn(sweep: () => Promise<void>): Promise<void> {
  if (__WITHOUT__ !== 'cut-off-goes-on') await sweep();
}

/** Without: a record is put away before the server has it. */
export function unsentStays(isOnTheServer: boolean): boolean {
  return __WITHOUT__ === 'unsent-stays' ? true : isOnTheServer;
}

/** Without: a parcel is kept once what is in it was taken away, in a transaction of its own. True: it will be. */
export function parcelAfterwards<Parcel>(evidence: Putting<Parcel>, parcel: Parcel): boolean {
  if (__WITHOUT__ !== 'put-away-whole') return false;
  void evidence.write(['put_away'], async (tx) => {
    const kept = tx.objectStore('put_away');
    await kept.count(); // its turn comes when the other transaction has ended
    await kept.add(parcel);
  });
  return true;
}

/** An officer's evidence, as far as it is broken here. */
interface Evidence<Row> {
  write(stores: ['outbox'], work: (tx: OutboxWriting<Row>) => Promise<unknown>): Promise<unknown>;
}
interface OutboxWriting<Row> {
  objectStore(name: 'outbox'): { clear(): Promise<unknown>; add(row: Row): Promise<unknown> };
}

interface Putting<Parcel> {
  write(
    stores: ['put_away'],
    work: (tx: {
      objectStore(name: 'put_away'): {
        count(): Promise<number>;
        add(parcel: Parcel): Promise<unknown>;
      };
    }) => Promise<unknown>,
  ): Promise<unknown>;
}

/** Without: the outbox is emptied before the server has answered. */
export async function keptUntilAnswered<Row>(evidence: Evidence<Row>): Promise<void> {
  if (__WITHOUT__ === 'kept-until-answered')
    await evidence.write(['outbox'], (tx) => tx.objectStore('outbox').clear());
}

/** Without: the outbox row is added once event and head are kept, in a transaction of its own. True: it will be. */
export function rowAfterwards<Row>(
  evidence: Evidence<Row>,
  kept: Promise<unknown>,
  row: Row,
): boolean {
  if (__WITHOUT__ !== 'one-transaction') return false;
  void kept.then(() => evidence.write(['outbox'], (tx) => tx.objectStore('outbox').add(row)));
  return true;
}
