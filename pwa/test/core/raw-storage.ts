/** All that lies in the phone's storage, as whoever takes the browser apart would read it. */

/** Every text in every database, and what is sealed or written in bytes made readable. */
export async function rawStorage(): Promise<string> {
  const parts: string[] = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await settled(indexedDB.open(name!));
    for (const store of db.objectStoreNames) {
      const rows = await settled(db.transaction(store).objectStore(store).getAll());
      gather(rows, parts);
    }
    db.close();
  }
  return parts.join('\n');
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function gather(value: unknown, into: string[]): void {
  if (typeof value === 'string') {
    into.push(value);
    // a sealed record's parts are base64url
    for (const part of value.split('.')) {
      if (part.length > 40) into.push(Buffer.from(part, 'base64url').toString());
    }
  } else if (value instanceof ArrayBuffer) into.push(Buffer.from(value).toString());
  else if (ArrayBuffer.isView(value))
    into.push(Buffer.from(value.buffer as ArrayBuffer).toString());
  else if (value instanceof Map) gather([...value], into);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      into.push(key);
      gather(one, into);
    }
  }
}
