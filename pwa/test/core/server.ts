/** The real server: set up in a folder of its own, filled by its own imports, served on a free port. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RUQI =
  process.env['RUQI_BIN'] ?? fileURLToPath(new URL('../../../target/debug/ruqi', import.meta.url));

export const PASSWORD = 'correct horse battery';

export interface Person {
  login: string;
  link: string;
}

export class Server {
  private child: ChildProcess | null = null;
  readonly people = new Map<string, Person>();

  private constructor(
    private readonly folder: string,
    /** Where it was first; it comes back there. */
    public url: string,
  ) {}

  /** A city with two organs, three officers, an enterprise's person, and some enterprises. */
  static async start(enterprises = 20): Promise<Server> {
    const server = new Server(mkdtempSync(join(tmpdir(), 'ruqi-')), '');
    server.run('init');
    server.import('organs', ORGANS);
    server.import('matters', MATTERS);
    server.import('enterprises', enterpriseRows(enterprises));
    server.import('people', PEOPLE, ['--links', join(server.folder, 'links.csv')]);
    server.import('plan', planRows(enterprises));
    const links = readFileSync(join(server.folder, 'links.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    for (const line of links) {
      const [login = '', , link = ''] = line.trim().split(',');
      server.people.set(login, { login, link: link.split('/').pop() ?? '' });
    }
    await server.serve();
    return server;
  }

  /** On the port where it was, or a free one. */
  async serve(): Promise<void> {
    const port = this.url ? new URL(this.url).port : '0';
    const child = spawn(RUQI, ['--data', this.folder, 'serve', '--listen', `127.0.0.1:${port}`], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.child = child;
    this.url = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (said: Buffer) => {
        resolve(said.toString().trim().replace('listening ', ''));
      });
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
  }

  /** Really stopped: the port is closed. */
  async stop(): Promise<void> {
    const { child } = this;
    if (!child) return;
    this.child = null;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A backup of today, taken while the server does not run. */
  async backup(): Promise<string> {
    await this.stop();
    const copy = mkdtempSync(join(tmpdir(), 'ruqi-backup-'));
    cpSync(this.folder, copy, { recursive: true });
    await this.serve();
    return copy;
  }

  /** Puts the backup in the place of what is there, with a new epoch, as restoring does. */
  async restore(copy: string): Promise<void> {
    const epoch = await this.epoch();
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
    cpSync(copy, this.folder, { recursive: true });
    rmSync(copy, { recursive: true, force: true });
    const file = join(this.folder, 'ruqi.db');
    const bytes = readFileSync(file, 'latin1');
    writeFileSync(file, bytes.replaceAll(epoch, crypto.randomUUID()), 'latin1');
    await this.serve();
  }

  private async epoch(): Promise<string> {
    const probe = await fetch(`${this.url}/api/v1/sync/probe`);
    return ((await probe.json()) as { epoch: string }).epoch;
  }

  run(...args: string[]): string {
    return execFileSync(RUQI, ['--data', this.folder, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  private import(kind: string, rows: string[][], more: string[] = []): void {
    const file = join(this.folder, `${kind}.csv`);
    writeFileSync(file, rows.map((row) => row.join(',')).join('\n'));
    this.run('import', kind, file, ...more);
  }
}

const ORGANS = [
  ['id', 'name', 'level', 'region'],
  ['CS-SCJG', '株洲市市场监督管理局', 'city', '430200'],
  ['CS-YJ', '株洲市应急管理局', 'city', '430200'],
];
const MATTERS = [
  ['id', 'name', 'basis', 'organ'],
  ['SPJD-01', '食品生产监督检查', '食品安全法', 'CS-SCJG'],
  ['AQ-01', '安全生产检查', '安全生产法', 'CS-YJ'],
];
const PEOPLE = [
  ['login', 'name', 'role', 'organ', 'enterprise', 'certificate', 'certificate_until'],
  ['li', '李四', 'officer', 'CS-SCJG', '', '18020001', '2030-01-01'],
  ['wang', '王五', 'officer', 'CS-SCJG', '', '18020002', '2030-01-01'],
  ['zhao', '赵六', 'officer', 'CS-YJ', '', '18020003', '2030-01-01'],
  ['he', '何主任', 'manager', 'CS-SCJG', '', '', ''],
  ['boss', '钱老板', 'enterprise', '', creditCode(0), '', ''],
];

function enterpriseRows(count: number): string[][] {
  const rows = Array.from({ length: count }, (_, n) => [
    creditCode(n),
    `株洲天元第${n}食品有限公司`,
    '430211',
    `天台路${n}号`,
    `https://codes.example/${n}`,
  ]);
  return [['credit_code', 'name', 'region', 'address', 'foreign_code'], ...rows];
}

function planRows(count: number): string[][] {
  const rows = Array.from({ length: Math.min(count, 5) }, (_, n) => [
    ...['CS-SCJG', String(new Date().getFullYear()), creditCode(n), 'SPJD-01'],
    ...[`${new Date().getFullYear()}-01-01`, `${new Date().getFullYear()}-12-31`],
  ]);
  return [['organ', 'year', 'enterprise', 'matters', 'from', 'to'], ...rows];
}

/** GB 32100-2015: the check digit of 17 characters. */
function creditCode(n: number): string {
  const digits = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const body = `91430200MA${String(n).padStart(7, '0')}`;
  const sum = [...body].reduce((sum, c, at) => sum + digits.indexOf(c) * (3 ** at % 31), 0);
  return body + digits[(31 - (sum % 31)) % 31];
}
