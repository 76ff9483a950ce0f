/** A phone of the model: a disk, clocks, a signal, and the app in one page or two, which can die at any moment. */
import { vi } from 'vitest';
import { IDBFactory } from 'fake-indexeddb';
import type { Line } from '../core/line';
import type { Phone } from '../core/phone';
import { PASSWORD } from '../core/server';
import { trueMonotonic, trueNow, within, type Surroundings } from './surroundings';
import { copyOf } from './copy';
import { Locks } from './locks';
import { Signal } from './signal';
import { PageStorage } from './storage';
import { Waits } from './waits';

/** Modules are made anew for one page at a time. */
let opening: Promise<unknown> = Promise.resolve();

export class Page {
  alive = true;
  phone!: Phone;
  /** What its officer does, one thing after the other. */
  doing: Promise<void> = Promise.resolve();
  readonly waits = new Waits();
  private readonly storage: PageStorage;
  private readonly surroundings: Surroundings;
  private readonly begun: number;

  constructor(private readonly device: Device) {
    this.storage = new PageStorage(device.disk);
    this.begun = device.awakeFor();
    this.surroundings = {
      now: () => device.now(),
      // it begins with the page, and stands still while the phone sleeps
      monotonic: () => device.awakeFor() - this.begun,
      storage: this.storage.factory(),
      locks: device.hasLocks ? device.locks.of(this) : undefined,
    };
  }

  /** The app's modules made anew, as a browser does for a page. */
  async open(): Promise<this> {
    const made = opening.then(async () => {
      vi.resetModules();
      return import('../core/phone');
    });
    opening = made.catch(() => undefined);
    const { openApp } = await made;
    this.phone = await this.in(() => openApp(this.device.signal.line));
    return this;
  }

  in<T>(work: () => T): T {
    return within(this.surroundings, work);
  }

  /** The next thing that its officer does. What is wrong with it is told; a dead page tells nothing. */
  does(work: (phone: Phone) => Promise<void>): Promise<void> {
    const done = this.doing.then(() => (this.alive ? this.in(() => work(this.phone)) : undefined));
    this.doing = this.waits.of('its officer', done).catch((error: unknown) => {
      if (this.alive) this.device.wrong.push(error);
    });
    return this.doing;
  }

  /** Killed, in the middle of whatever it does. */
  die(): void {
    this.alive = false;
    this.doing = Promise.resolve();
    this.phone.all.loop.stop();
    this.phone.all.tabs.close();
    this.storage.die();
    this.device.locks.forget(this);
  }
}

export class Device {
  readonly locks = new Locks();
  readonly signal: Signal;
  pages: Page[] = [];
  officer!: { id: string; organ: string };
  /** Errors that no officer should have seen. */
  readonly wrong: unknown[] = [];
  /** What was shown as sealed. */
  seen = 0;
  /** How far the wall clock is off, ms. */
  private off = 0;
  /** How much of the time the phone is awake, of 1; until `since` it was awake for `counted` ms. */
  private awake = 1;
  private since = trueMonotonic();
  private counted = 0;

  constructor(
    readonly login: string,
    /** Whether its browser has Web Locks. */
    readonly hasLocks: boolean,
    origin: () => string,
    readonly disk = new IDBFactory(),
    line?: Line,
  ) {
    this.signal = new Signal(origin, line);
  }

  /** The same phone before another server. */
  async copy(origin: () => string): Promise<Device> {
    const copy = new Device(
      this.login,
      this.hasLocks,
      origin,
      await copyOf(this.disk),
      this.signal.line,
    );
    copy.officer = this.officer;
    return copy;
  }

  now(): number {
    return Math.round(trueNow() + this.off);
  }

  jump(ms: number): void {
    this.off += ms;
  }

  awakeFor(): number {
    return this.counted + (trueMonotonic() - this.since) * this.awake;
  }

  doze(awake: number): void {
    this.counted = this.awakeFor();
    this.since = trueMonotonic();
    this.awake = awake;
  }

  async open(): Promise<Page> {
    const page = await new Page(this).open();
    this.pages.push(page);
    return page;
  }

  /** The page that is used; the app is opened where it is not. */
  async page(n = 0): Promise<Page> {
    return this.pages[n % Math.max(1, this.pages.length)] ?? this.open();
  }

  /** Its officer signs in: the phone is enrolled and filled, and goes on. */
  async signIn(): Promise<void> {
    const page = await this.page();
    await page.in(async () => {
      await page.phone.auth.signIn(this.login, PASSWORD);
      await page.phone.sync.syncNow();
      this.officer = page.phone.all.officer();
    });
  }

  /** What is under way on it, by name. */
  waitsFor(): string[] {
    const { pages, signal, locks } = this;
    const names = [...pages.flatMap(({ waits }) => waits.names), ...signal.waits.names];
    return [...names, ...locks.names].map((name) => `${this.login}: ${name}`);
  }

  /** The browser is killed: every page of it. */
  die(): void {
    for (const page of this.pages) page.die();
    this.pages = [];
  }
}
