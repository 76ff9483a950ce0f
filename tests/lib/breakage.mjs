/**
 * A browser whose storage breaks as those of phones do, when a test says so: in the page, before anything of the app.
 * `window.ruqiBreaks = "…"` breaks it once (a key's, until it is taken back).
 */

/** Given to a phone: done to its browser each time it is opened. */
export const breakable = (browser) => browser.addInitScript(broken);

/** What is next asked of the storage goes wrong in this way. */
export const breaks = ({ page }, how) => page.evaluate((how) => window.ruqiBreak(how), how);

/** A record, and that it has to be sent, is no longer on the disk; the rest is. Answers what was there. */
export const loseRecord = ({ page }, officer, id) =>
  page.evaluate(
    async ({ name, id }) => {
      const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
      const db = await done(indexedDB.open(name));
      const tx = db.transaction(["events", "outbox"], "readwrite");
      const [events, outbox] = [tx.objectStore("events"), tx.objectStore("outbox")];
      const [event, row] = [await done(events.get(id)), await done(outbox.index("id").get(id))];
      await done(events.delete(id));
      await done(outbox.delete([row.kid, row.seq]));
      db.close();
      return { event, row };
    },
    { name: `ruqi-evidence-${officer}`, id },
  );

/** What was lost turns up again. */
export const findRecord = ({ page }, officer, found) =>
  page.evaluate(
    async ({ name, found }) => {
      const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
      const db = await done(indexedDB.open(name));
      const tx = db.transaction(["events", "outbox"], "readwrite");
      await Promise.all([done(tx.objectStore("events").put(found.event)), done(tx.objectStore("outbox").put(found.row))]);
      db.close();
    },
    { name: `ruqi-evidence-${officer}`, found },
  );

/** A record's bytes are no longer what was sealed: its signature is not, or, with `bytes`, all of them. */
export const spoilRecord = ({ page }, officer, id, bytes) =>
  page.evaluate(
    async ({ name, id, bytes }) => {
      const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
      const db = await done(indexedDB.open(name));
      const events = () => db.transaction("events", "readwrite").objectStore("events");
      const event = await done(events().get(id));
      const jws = bytes ?? event.jws.replace(/.{8}$/, "AAAAAAAA");
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(jws)));
      const hash = btoa(String.fromCharCode(...digest)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
      await done(events().put({ ...event, jws, hash }));
      db.close();
    },
    { name: `ruqi-evidence-${officer}`, id, bytes },
  );

function broken() {
  let next = null;
  const handles = new Set();
  const once = (how) => next === how && ((next = null), true);
  window.ruqiBreak = (how) => {
    if (how !== "handles closed") return void (next = how);
    // as the system does to an app in the background: the app is not told
    handles.forEach((handle) => handle.close());
  };

  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...asked) {
    handles.add(this);
    const tx = transaction.apply(this, asked);
    const seals = tx.mode === "readwrite" && [...tx.objectStoreNames].join() === "events,heads,outbox";
    if (seals && once("dead after the commit")) {
      // kept, and nobody is told: the connection was lost in between
      Object.defineProperty(tx, "error", { value: new DOMException("Connection to Indexed Database server lost", "UnknownError") });
      instead(tx, "complete", "abort");
    }
    if (seals && once("said and not done")) {
      tx.drops = true;
      instead(tx, "abort", "complete");
    }
    return tx;
  };
  const instead = (tx, of, said) =>
    tx.addEventListener(of, (event) => {
      event.stopImmediatePropagation();
      tx.dispatchEvent(new Event(said));
    });

  const { add, put, get, getAll } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function (...asked) {
    if (this.name === "events" && once("dead in the middle")) {
      throw new DOMException("Connection to Indexed Database server lost", "UnknownError");
    }
    const request = add.apply(this, asked);
    if (this.name === "outbox" && this.transaction.drops) {
      request.addEventListener("success", () => this.transaction.abort());
    }
    return request;
  };

  const { persist } = StorageManager.prototype;
  StorageManager.prototype.persist = function () {
    window.ruqiAskedToKeep = true;
    return persist.call(this);
  };

  const keys = () => sessionStorage.getItem("ruqiKeys");
  IDBObjectStore.prototype.put = function (...asked) {
    const [{ key, certificate }] = asked;
    const refused = (keys() === "refused" && key instanceof CryptoKey) || (keys() === "all refused" && key && !certificate);
    if (this.name === "chains" && refused) throw new DOMException("could not be cloned", "DataCloneError");
    return put.apply(this, asked);
  };
  // A key that cannot be taken out comes back as an empty thing.
  const emptied = (row) => (row?.key instanceof CryptoKey ? { ...row, key: {} } : row);
  for (const [name, of] of Object.entries({ get, getAll })) {
    IDBObjectStore.prototype[name] = function (...asked) {
      const request = of.apply(this, asked);
      if (this.name !== "chains" || keys() !== "forgotten") return request;
      const result = Object.getOwnPropertyDescriptor(IDBRequest.prototype, "result").get;
      const read = () => [result.call(request)].flat().map(emptied);
      return Object.defineProperty(request, "result", { get: () => (name === "getAll" ? read() : read()[0]) });
    };
  }
}
