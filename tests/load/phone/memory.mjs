/** What the app's page takes of a phone's memory: its own heap and those of its workers, with the bytes of their buffers. */

/** Megabytes, after each of them has thrown away what it no longer needs. */
export async function pageMemory(phone) {
  const devtools = await phone.devtools();
  const targets = new Map([["page", (method) => devtools.send(method)]]);
  const waiting = new Map();
  let questions = 0;
  devtools.on("Target.attachedToTarget", ({ sessionId }) => {
    const ask = (method) =>
      new Promise((resolve, reject) => {
        const id = ++questions;
        waiting.set(id, { resolve, reject });
        devtools.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method }) }).catch(reject);
      });
    targets.set(sessionId, ask);
  });
  devtools.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result, error } = JSON.parse(message);
    const asked = waiting.get(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  });
  await devtools.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  // Nothing says that the last worker was told of: the page has one at least, which holds the rules and the region.
  if (targets.size < 2) throw new Error("the page has no worker");
  let bytes = 0;
  for (const ask of targets.values()) {
    await ask("HeapProfiler.collectGarbage");
    const { usedSize, embedderHeapUsedSize = 0, backingStorageSize } = await ask("Runtime.getHeapUsage");
    if (backingStorageSize === undefined) throw new Error("this browser does not tell what its buffers take");
    bytes += usedSize + embedderHeapUsedSize + backingStorageSize;
  }
  await devtools.detach();
  return bytes / 1e6;
}
