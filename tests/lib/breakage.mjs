/**
 * A browser whose storage breaks as those of phones do, when a test says so: in the page, before anything of the app.
 * `window.ruqiBreaks = "…"` breaks it once (a key's, until it is taken back).
 */

/** Given to a phone: done to its browser each time it is opened. */
export const breakable = (browser) => browser.addInitScript(broken);

/** What is next asked of the storage goes wrong in this way. */
export const breaks = ({ page }, how) => page.evaluate((how) => window.ruqiBreak(how), how);

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
