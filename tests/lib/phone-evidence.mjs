/**
 * What a phone keeps of its officers' evidence, read out of the browser's own storage and not by the app: the document
 * that the invariant checker reads (`tests/invariants/src/phone.rs`). The app's page may be open, locked or closed.
 */

/** An address of the origin that is nobody's: it is answered here, with nothing. */
const BLANK = "/api/v1/blank";

/** @param phone a `Phone`; one that was closed is opened for it, on no page, and closed again */
export async function kept(phone) {
  const wasClosed = !phone.page || phone.page.context().browser()?.isConnected() === false || isGone(phone.page);
  if (wasClosed) await phone.open("about:blank");
  try {
    return { kind: "phone", officers: await evidence(phone) };
  } finally {
    if (wasClosed) await phone.close();
  }
}

/** A page can be closed while its browser goes on. */
function isGone(page) {
  return page.isClosed() && page.context().pages().length === 0;
}

async function evidence(phone) {
  const blank = await phone.page.context().newPage();
  try {
    // The worker would pass the question on to a server that may be gone.
    const devtools = await phone.page.context().newCDPSession(blank);
    await devtools.send("Network.enable");
    await devtools.send("Network.setBypassServiceWorker", { bypass: true });
    await blank.route(`**${BLANK}`, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
    await blank.goto(new URL(BLANK, phone.address).href);
    return await blank.evaluate(readAll);
  } finally {
    await blank.close();
  }
}

/** Runs in the page. */
async function readAll() {
  const PREFIX = "ruqi-evidence-";
  const settled = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  const names = (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith(PREFIX));
  return Promise.all(names.sort().map(async (name) => ({ officer: name.slice(PREFIX.length), ...(await read(name)) })));

  async function read(name) {
    const db = await settled(indexedDB.open(name));
    try {
      const stores = db.transaction(["chains", "heads", "events", "outbox", "sent", "kv"]);
      const all = (store) => settled(stores.objectStore(store).getAll());
      const epoch = settled(stores.objectStore("kv").get("epoch"));
      const [chains, heads, events, outbox, sent] = await Promise.all(["chains", "heads", "events", "outbox", "sent"].map(all));
      return {
        epoch: (await epoch) ?? null,
        chains: chains.map(({ kid, jwk, grade, certificate, revoked }) => ({ kid, jwk, grade, certificate, revoked: revoked ?? false })),
        heads,
        events: together(events, outbox, sent),
      };
    } finally {
      db.close();
    }
  }

  /** Each event with its rows; a row of the outbox whose event is gone stands for it. What was pruned is no loss. */
  function together(events, outbox, sent) {
    const waiting = new Map(outbox.map((row) => [row.id, row]));
    const confirmed = new Map(sent.map((row) => [row.id, row]));
    const known = new Set(events.map(({ id }) => id));
    const strays = outbox.filter(({ id }) => !known.has(id)).map(({ id, kid, seq }) => ({ id, kid, seq, jws: null, hash: null }));
    return [...events, ...strays].map(({ id, kid, seq, type, jws, hash }) => {
      const row = waiting.get(id);
      const first = confirmed.get(id);
      return {
        id, kid, seq, type: type ?? null, jws, hash,
        outbox: row ? { state: row.state, why: row.why } : null,
        sent: first ? { receipt: first.receipt, received_at: first.received_at } : null,
      };
    });
  }
}
