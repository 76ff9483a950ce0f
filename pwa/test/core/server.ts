/** The real server: set up in a folder of its own, filled by its own imports, served on a free port. */
import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cityOf, type City, type Rows } from './city';

export const RUQI =
  process.env['RUQI_BIN'] ?? fileURLToPath(new URL('../../../target/debug/ruqi', import.meta.url));

/** Zhuzhou's divisions. */
const REGIONS = fileURLToPath(new URL('../../../server/data/regions.json', import.meta.url));

export const PASSWORD = 'correct horse battery';

export interface Person {
  login: string;
  link: string;
}

export class Server {
  private child: ChildProcess | null = null;
  readonly people = new Map<string, Person>();

  private constructor(
    /** Its data folder. */
    readonly folder: string,
    /** Where it was first; it comes back there. */
    public url: string,
  ) {}

  /** A city with two organs, three officers, an enterprise's person, and some enterprises. */
  static async start(enterprises = 20): Promise<Server> {
    const server = Server.setUp(cityOf(enterprises));
    await server.serve();
    return server;
  }

  /** A city that is not served yet. */
  static setUp(city: City): Server {
    const server = new Server(mkdtempSync(join(tmpdir(), 'ruqi-')), '');
    const admin = /link: \S*\/(\S+)/.exec(server.run('init'))?.[1] ?? '';
    server.people.set('admin', { login: 'admin', link: admin });
    server.run('import', 'regions', REGIONS);
    server.import('organs', city.organs);
    server.import('matters', city.matters);
    server.import('enterprises', city.enterprises);
    server.import('people', city.people, ['--links', join(server.folder, 'links.csv')]);
    server.import('plan', city.plan);
    const links = readFileSync(join(server.folder, 'links.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    for (const line of links) {
      const [login = '', , link = ''] = line.trim().split(',');
      server.people.set(login, { login, link: link.split('/').pop() ?? '' });
    }
    return server;
  }

  /** The same installation once more, keys and all, in a folder of its own: not while it is served. */
  copy(): Server {
    const copy = new Server(mkdtempSync(join(tmpdir(), 'ruqi-')), '');
    cpSync(this.folder, copy.folder, { recursive: true });
    this.people.forEach((person, login) => copy.people.set(login, { ...person }));
    return copy;
  }

  /** On the port where it was, or a free one. */
  async serve(): Promise<void> {
    const port = this.url ? new URL(this.url).port : '0';
    const child = spawn(RUQI, ['--data', this.folder, 'serve', '--listen', `127.0.0.1:${port}`], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.child = child;
    endWithUs(child);
    this.url = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (said: Buffer) => {
        resolve(said.toString().trim().replace('listening ', ''));
      });
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
  }

  /** Really stopped: the port is closed. */
  stop(): Promise<void> {
    return this.endBy('SIGTERM');
  }

  /** As by a power cut, in the middle of whatever it does. */
  kill(): Promise<void> {
    return this.endBy('SIGKILL');
  }

  private async endBy(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (!child) return;
    this.child = null;
    // one that ended by itself will not do so again
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A backup of now, while everything goes on: the file. */
  async backup(): Promise<string> {
    const file = join(mkdtempSync(join(this.folder, 'backup-')), 'ruqi.db');
    await promisify(execFile)(RUQI, ['--data', this.folder, 'backup', file]);
    return file;
  }

  /** The server dies, and comes back as of the backup, with a new epoch. */
  async restore(backup: string): Promise<void> {
    await this.kill();
    this.run('restore', backup, '--replace');
    await this.serve();
  }

  run(...args: string[]): string {
    return execFileSync(RUQI, ['--data', this.folder, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  private import(kind: string, rows: Rows, more: string[] = []): void {
    this.run('import', kind, this.list(kind, rows), ...more);
  }

  /** The same while everything else goes on. */
  async importMeanwhile(kind: string, rows: Rows): Promise<void> {
    const file = this.list(kind, rows);
    await promisify(execFile)(RUQI, ['--data', this.folder, 'import', kind, file]);
  }

  private list(kind: string, rows: Rows): string {
    const file = join(this.folder, `${kind}.csv`);
    writeFileSync(file, rows.map((row) => row.join(',')).join('\n'));
    return file;
  }

  /** What the program says to a text on its standard input, run apart from the installation. */
  static answer(text: string, ...args: string[]): string {
    const most = 256 * 1024 * 1024;
    return execFileSync(RUQI, args, { input: text, encoding: 'utf8', maxBuffer: most });
  }
}

/** However the tests end, their servers end too: vitest ends its workers by a signal, or is ended itself. */
function endWithUs(child: ChildProcess): void {
  const endings = ['exit', 'SIGTERM', 'disconnect'];
  const end = (ending: unknown) => {
    child.kill('SIGKILL');
    forget();
    // who listens to it is not ended by it
    if (ending === 'SIGTERM' && process.listenerCount('SIGTERM') === 0)
      process.kill(process.pid, 'SIGTERM');
  };
  const forget = () => endings.forEach((ending) => process.off(ending, end));
  endings.forEach((ending) => process.on(ending, end));
  child.once('exit', forget);
}
