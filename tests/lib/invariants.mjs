/** After each fault: what must hold, holds (`tests/invariants/`, a program of its own). */

import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { kept } from "./phone-evidence.mjs";
import { RUQI } from "./server.mjs";

/**
 * Fails with a line for each violation. Phones first, the server after them: a receipt that a phone has was given before
 * the server is looked at.
 * @param phones browsers (`Phone`) or those without a screen (`Chain`)
 * @returns the counts, for a test that wants to know that something was looked at
 */
export async function hold(city, ...phones) {
  const documents = [];
  for (const phone of phones) documents.push(phone.outbox ? phone.outbox() : await kept(phone));
  return check(city.server.data, documents);
}

/** The same, with the visits that the server shows to the enterprises of these scenes; it has to be running. */
export async function holdShown(city, scenes, ...phones) {
  const documents = [];
  for (const phone of phones) documents.push(phone.outbox ? phone.outbox() : await kept(phone));
  for (const scene of scenes) documents.push(await shown(city, scene));
  return check(city.server.data, documents);
}

/** All visits that an enterprise's page shows, to its first. */
async function shown(city, scene) {
  const { id, account } = city.enterprise(scene);
  const api = await city.api(account);
  const ids = [];
  let before = "";
  do {
    const answer = await api.get(`/api/v1/enterprise/visits?${new URLSearchParams(before ? { before } : {})}`);
    if (answer.status !== 200) throw new Error(`the visits were not shown: ${answer.text}`);
    ids.push(...answer.body.items.map((one) => one.id));
    before = answer.body.before;
  } while (before);
  return { kind: "visits", enterprise: id, ids };
}

async function check(data, documents) {
  const folder = mkdtempSync(join(tmpdir(), "ruqi-invariants-"));
  try {
    const files = documents.map((document, n) => {
      const file = join(folder, `${n}.json`);
      writeFileSync(file, JSON.stringify(document));
      return file;
    });
    return counts(await run([data, ...files]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(args) {
  return new Promise((resolve, reject) => {
    execFile(program(), args, { maxBuffer: 64 << 20 }, (error, said, complained) => {
      if (error) reject(new Error(`an invariant does not hold:\n${said}${complained}`, { cause: error }));
      else resolve(said);
    });
  });
}

/** Beside the server, or where `cargo test --workspace` puts it. */
function program() {
  const target = fileURLToPath(new URL("../../target/", import.meta.url));
  const places = [dirname(RUQI), join(target, "debug"), join(target, "release")].map((folder) => join(folder, "ruqi-invariants"));
  const found = [process.env.RUQI_INVARIANTS, ...places].find((place) => place && existsSync(place));
  if (!found) throw new Error("there is no ruqi-invariants: `cargo test --workspace --no-run` makes it");
  return found;
}

/** `checked: events 12, set aside 0, …` as numbers by name. */
function counts(said) {
  const line = said.trim().split("\n").at(-1).replace(/^checked: /, "");
  return Object.fromEntries(line.split(/[,;] /).map((part) => /^(.*) (\d+)$/.exec(part)).map(([, name, n]) => [name, Number(n)]));
}
