/** What must hold at any time, by a program that shares no code with phone or server; and what the server says of itself. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RUQI } from '../core/server';
import { onDisk } from './phone-disk';
import type { World } from './world';

/** Phones first, the server after them: a receipt that a phone has was given before. */
export async function hold(
  world: World,
  visits: { enterprise: string; ids: string[] }[] = [],
): Promise<void> {
  const phones = await Promise.all(world.devices.map(onDisk));
  const documents = [
    ...phones.map((one) => ({ kind: 'phone', officers: [one] })),
    ...visits.map((one) => ({ kind: 'visits', ...one })),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'ruqi-invariants-'));
  try {
    const files = documents.map((document, n) => {
      const file = join(folder, `${n}.json`);
      writeFileSync(file, JSON.stringify(document));
      return file;
    });
    run(program(), [world.server.folder, ...files]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every derived row once more from the events: none differs. */
export function verified(world: World): void {
  run(RUQI, ['--data', world.server.folder, 'verify']);
}

function run(program: string, args: string[]): void {
  try {
    execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`something does not hold:\n${stdout}${stderr}`, { cause: error });
  }
}

/** Beside the server, or where `cargo test --workspace` puts it. */
function program(): string {
  const target = fileURLToPath(new URL('../../../target/', import.meta.url));
  const folders = [dirname(RUQI), join(target, 'debug'), join(target, 'release')];
  const found = folders.map((folder) => join(folder, 'ruqi-invariants')).find(existsSync);
  if (!found) throw new Error('no ruqi-invariants: `cargo test --workspace --no-run` makes it');
  return found;
}
