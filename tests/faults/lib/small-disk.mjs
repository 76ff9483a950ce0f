/**
 * A disk on which soon nothing fits: a small file system where one may be mounted, else a limit for the size of a file,
 * which an unprivileged container has, too. Either way a write of the server's really fails.
 */

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the database may grow by, in bytes. */
const ROOM = 1024 * 1024;

/** Moves the server onto it. `grow()` makes room. */
export async function smallDisk(t, server) {
  await server.stop();
  const before = server.data;
  const files = readdirSync(before, { recursive: true }).map((name) => statSync(join(before, name)));
  const used = files.reduce((sum, file) => sum + file.size + 4096, 0);
  const folder = mkdtempSync(join(tmpdir(), "ruqi-small-"));
  const run = (...command) => execFileSync(command[0], command.slice(1), { stdio: "pipe" });
  try {
    run("mount", "-t", "tmpfs", "-o", `size=${used + ROOM}`, "tmpfs", folder);
  } catch {
    rmSync(folder, { recursive: true, force: true });
    const largest = Math.max(...files.map((file) => file.size));
    // The write is to fail, not the process to be ended by a signal: what is passed over stays so in what it runs.
    server.through = ["sh", "-c", 'trap "" XFSZ; exec "$@"', "sh"];
    await server.start();
    run("prlimit", "--pid", String(server.pid), `--fsize=${largest + ROOM}:unlimited`);
    return { grow: async () => run("prlimit", "--pid", String(server.pid), "--fsize=unlimited") };
  }
  t.after(async () => {
    await server.kill();
    run("umount", "-l", folder);
    rmSync(folder, { recursive: true, force: true });
  });
  cpSync(before, folder, { recursive: true });
  server.data = folder;
  await server.start();
  return { grow: async () => run("mount", "-o", `remount,size=${used + 64 * ROOM}`, folder) };
}
