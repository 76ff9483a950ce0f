/** What lies in a phone's storage, as whoever takes its browser apart would read it. */

/** Which of these texts can be read there: also within bytes, and within the parts of a sealed record. */
export const readable = ({ page }, texts) => page.evaluate(read, texts);

/** What the browser keeps under a name for the phone itself. */
export const kept = ({ page }, key) =>
  page.evaluate(async (key) => {
    const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
    const db = await done(indexedDB.open("ruqi-device"));
    const value = await done(db.transaction("kv").objectStore("kv").get(key));
    db.close();
    return value;
  }, key);

/** In the page. */
async function read(texts) {
  const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
  const found = new Set();
  const utf8 = (bytes) => new TextDecoder().decode(bytes);
  const see = (text) => texts.forEach((one) => text.includes(one) && found.add(one));
  const decoded = (part) => utf8(Uint8Array.from(atob(part.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0)));
  const look = (value) => {
    if (typeof value === "string") {
      see(value);
      if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(value)) see(decoded(value.split(".")[1]));
    } else if (value instanceof ArrayBuffer) see(utf8(value));
    else if (ArrayBuffer.isView(value)) see(utf8(new Uint8Array(value.buffer)));
    else if (value instanceof Map) look([...value]);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(look);
  };
  for (const { name } of await indexedDB.databases()) {
    const opening = indexedDB.open(name);
    // Looking makes none where there is none.
    opening.onupgradeneeded = () => opening.transaction.abort();
    const db = await done(opening).catch(() => null);
    if (!db) continue;
    for (const store of db.objectStoreNames) look(await done(db.transaction(store).objectStore(store).getAll()));
    db.close();
  }
  return [...found];
}
