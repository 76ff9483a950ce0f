/** A phone's disk once more: the same records, in databases of their own. */
import { IDBFactory } from 'fake-indexeddb';
import { openDB, type IDBPDatabase } from 'idb';
import { within, type Surroundings } from './surroundings';

export async function copyOf(disk: IDBFactory): Promise<IDBFactory> {
  const copy = new IDBFactory();
  for (const { name, version } of await disk.databases())
    await copyOne(disk, copy, name!, version!);
  return copy;
}

const on = (storage: IDBFactory) => ({ storage }) as Surroundings;

async function copyOne(
  from: IDBFactory,
  to: IDBFactory,
  name: string,
  version: number,
): Promise<void> {
  const old = await within(on(from), () => openDB(name));
  const stores = [...old.objectStoreNames].map((store) => storeOf(old, store));
  const upgrade = (db: IDBPDatabase) => stores.forEach((make) => make(db));
  const made = await within(on(to), () => openDB(name, version, { upgrade }));
  for (const store of made.objectStoreNames) {
    const [keys, values] = await Promise.all([old.getAllKeys(store), old.getAll(store)]);
    const tx = made.transaction(store, 'readwrite');
    const inline = tx.store.keyPath !== null;
    values.forEach((value, at) => void tx.store.put(value, inline ? undefined : keys[at]));
    await tx.done;
  }
  old.close();
  made.close();
}

/** How to make one like it. */
function storeOf(db: IDBPDatabase, name: string): (other: IDBPDatabase) => void {
  const store = db.transaction(name).store;
  const { keyPath, autoIncrement } = store;
  const indexes = [...store.indexNames].map((index) => store.index(index));
  const made = indexes.map(({ name, keyPath, unique, multiEntry }) => {
    return { name, keyPath, unique, multiEntry };
  });
  return (other) => {
    const created = other.createObjectStore(name, { keyPath, autoIncrement });
    for (const { name, keyPath, ...rest } of made) created.createIndex(name, keyPath, rest);
  };
}
