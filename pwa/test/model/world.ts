/** What a run of the model is made of: a server, its office, the phones, and what was done. */
import type { Server } from '../core/server';
import { Arrivals } from './arrivals';
import { FIRST_PLAN, type FilingSheet, type PlanSheet } from './city';
import type { Desk } from './desk';
import type { Device } from './device';
import type { Morning } from './morning';
import type { Places } from './places';
import { Waits } from './waits';

export interface Resolved {
  code: string;
  enterprise: number;
  from: string | null;
}

/** Two enterprises that turned out to be one. */
export interface Merged {
  from: number;
  into: number;
}

/** A registration that an officer saw sealed, with what its screen shows to colleagues. */
export interface Registered {
  id: string;
  leader: string | null;
}

/** Goes on so many turns of the event loop later. */
export async function turns(n: number): Promise<void> {
  for (let left = n; left > 0; left--) await new Promise((resolve) => setImmediate(resolve));
}

export class World {
  readonly registered: Registered[] = [];
  /** What the office did, in its order. */
  readonly plans: PlanSheet[] = [FIRST_PLAN];
  readonly filings: FilingSheet[] = [];
  readonly resolved: Resolved[] = [];
  readonly merged: Merged[] = [];
  /** Keys that were revoked. They are kept apart from the database: no backup brings one back. */
  readonly revoked = new Set<string>();
  /** Registrations that the manager of the first organ withdrew. */
  readonly withdrawn: string[] = [];
  /** Hashes of what was held or set aside, and was let count. */
  readonly accepted: string[] = [];
  readonly arrivals = new Arrivals();
  readonly waits = new Waits();
  deeds = 0;
  kills = 0;
  restores = 0;
  deaths = 0;
  /** The office does one thing after the other; so does whoever pulls the server's plug. */
  private office: Promise<void> = Promise.resolve();
  private power: Promise<void> = Promise.resolve();
  private readonly wrong: unknown[] = [];
  private backup: { file: string; done: number[] } | null = null;

  private constructor(
    readonly server: Server,
    readonly desk: Desk,
    readonly places: Places,
    readonly devices: Device[],
  ) {}

  static async begin(morning: Morning): Promise<World> {
    const server = morning.server.copy();
    const origin = () => server.url;
    const devices = await Promise.all(morning.devices.map((device) => device.copy(origin)));
    await server.serve();
    return new World(server, morning.desk.at(origin), morning.places, devices);
  }

  device(n: number): Device {
    return this.devices[n % this.devices.length]!;
  }

  /** The n-th of those there are. */
  registration(n: number): Registered | null {
    return this.registered[n % Math.max(1, this.registered.length)] ?? null;
  }

  atTheOffice(work: () => Promise<void>): void {
    const done = this.office.then(() => this.waits.of('the office', work()));
    this.office = done.catch((error: unknown) => void this.wrong.push(error));
  }

  /** Whatever else goes on: what the office has done by now is in it. */
  async backUp(): Promise<void> {
    const file = await this.server.backup();
    this.backup = { file, done: this.lists().map(({ length }) => length) };
  }

  /** As of the last backup. What the office has done since is lost: only phones bring back what they had. */
  async restore(down: number): Promise<void> {
    const { backup } = this;
    if (!backup) return;
    await this.withoutPower(async () => {
      await this.arrivals.note(this.devices);
      await this.server.kill();
      await turns(down);
      await this.server.restore(backup.file);
    });
    this.lists().forEach((list, at) => (list.length = backup.done[at]!));
    this.restores++;
  }

  private lists(): unknown[][] {
    const { plans, filings, resolved, merged, withdrawn, accepted } = this;
    return [plans, filings, resolved, merged, withdrawn, accepted];
  }

  /** SIGKILL, at some moment, for some time. */
  kill(after: number, down: number): void {
    void this.withoutPower(async () => {
      await turns(after);
      await this.server.kill();
      this.kills++;
      await turns(down);
      await this.server.serve();
    });
  }

  private withoutPower(work: () => Promise<void>): Promise<void> {
    return (this.power = this.power.then(() => this.waits.of("the server's power", work())));
  }

  /** Nothing is under way any more; what went wrong that should not have. */
  async settled(): Promise<unknown[]> {
    await this.power;
    await this.office;
    for (const { pages, signal } of this.devices) {
      for (const { doing } of pages) await signal.waitedFor(doing);
    }
    return [...this.wrong, ...this.devices.flatMap(({ wrong }) => wrong)];
  }

  /** What is under way, by name. */
  waitsFor(): string[] {
    return [...this.waits.names, ...this.devices.flatMap((device) => device.waitsFor())];
  }

  async end(): Promise<void> {
    for (const device of this.devices) {
      device.signal.become(['through']);
      device.die();
    }
    await this.power;
    await this.server.end();
  }
}
