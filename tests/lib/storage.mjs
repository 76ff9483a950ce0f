/**
 * What a browser has stored, as one file: packed from the profile of a phone that is closed, unpacked into a new one's.
 * It belongs to an origin, which has to be the same on every machine, whatever port its server has.
 */

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

/** A name below `localhost` is a secure context also without TLS; it has no port of its own. */
const HOST = "ruqi.localhost";

/** Databases with their keys. The session's cookie is not among it: a phone that lay about for long has none. */
const FOLDERS = ["IndexedDB"];

/** For a phone of that origin, with what listens on this port here behind it. */
export const atFixedAddress = (port) => ({
  address: `http://${HOST}`,
  flags: [`--host-resolver-rules=MAP ${HOST} 127.0.0.1:${port}`],
});

export function pack(profile, file) {
  execFileSync("tar", ["--create", "--gzip", "--file", file, "--directory", join(profile, "Default"), ...FOLDERS]);
}

export function unpack(file, profile) {
  const into = join(profile, "Default");
  mkdirSync(into, { recursive: true });
  execFileSync("tar", ["--extract", "--gzip", "--file", file, "--directory", into]);
}
