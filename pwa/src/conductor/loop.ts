/**
 * The loop probes, enrols, pushes and pulls, one after the other, for as long as the app is open. It never gives up and
 * never asks anything of anybody; the board says how it stands.
 */
import type { Session } from '@/api/session';
import { clock } from '@/clock';
import type { DeviceDb } from '@/db/device';
import type { EvidenceDb } from '@/db/evidence';
import { ifFree } from '@/db/locks';
import { prune, toOffer } from '@/db/outbox';
import type { Tabs } from '@/db/tabs';
import type { Enrolment } from '@/enrolment/enrolment';
import { asFailure } from '@/failure';
import * as faults from '@/faults';
import { pull, type Puller } from '@/pulling/pull';
import { push, type Pusher } from '@/pushing/push';
import type { Board } from '@/session-view/board';
import type { Officer, Officers } from '@/session-view/officers';
import type { ProbeResponse } from '@/wire';
import { isOlder } from './app-version';
import { Backoff } from './backoff';
import type { Probe } from './probe';

/** What others registered is on the phone within a minute of it, while the app is in view. */
const PULL_EVERY_MS = 60_000;

export interface LoopParts {
  session: Session;
  device: DeviceDb;
  officers: Officers;
  probe: Probe;
  board: Board;
  tabs: Tabs;
  pusher: Pusher;
  puller: Puller;
  enrolment: Enrolment;
  feedback: { send(forced: boolean): Promise<void> };
  copy: { afterPush(accepted: number): Promise<void> };
  app: string;
  /** The outbox or the pulled data changed: what is shown and what the rules know is read again. */
  refresh: () => Promise<void>;
}

export class Loop {
  private running: Promise<void> | null = null;
  private again: 'no' | 'yes' | 'forced' = 'no';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retryAt = 0;
  private heldUntil = 0;
  private pulledAt = Number.NEGATIVE_INFINITY;
  private wasOffline = true;
  private readonly backoff = new Backoff();
  private readonly heldBackoff = new Backoff();

  constructor(private readonly parts: LoopParts) {}

  /** Takes one turn: does what is due. `forced`: all of it, whatever the retries say. */
  async turn(forced = false): Promise<void> {
    if (this.running) {
      this.again = forced || this.again === 'forced' ? 'forced' : 'yes';
      return this.running;
    }
    return (this.running = this.turns(forced).finally(() => (this.running = null)));
  }

  private async turns(forced: boolean): Promise<void> {
    let force = forced;
    do {
      this.again = 'no';
      try {
        await this.once(force);
      } catch (error) {
        // the phone's storage failed, or something of ours: the next turn tries again, nothing sealed is touched
        console.error('sync', asFailure(error));
        this.retryAfter(null);
      }
      force = (this.again as string) === 'forced';
    } while ((this.again as string) !== 'no');
  }

  private async once(forced: boolean): Promise<void> {
    const probe = await this.probe();
    if (!probe) return;
    const all = forced || this.wasOffline;
    this.wasOffline = false;
    const officer = this.parts.officers.signedIn(this.parts.session.person.value);
    if (officer) await this.parts.enrolment.ensure(officer.evidence);
    if (faults.waitsForSession(this.parts.session.over.value)) return;
    const accepted = await this.pushAll(probe.epoch, officer, all);
    if (accepted === null) return this.lost();
    await this.parts.copy.afterPush(accepted).catch(() => undefined);
    const due = clock.monotonic() - this.pulledAt > PULL_EVERY_MS;
    if (officer && (all || due || accepted > 0)) await this.pull(officer, probe.server_time);
    await this.parts.feedback.send(all); // what is sealed and what warns went first
    this.parts.board.set({ signInNeeded: officer !== null && this.parts.session.over.value });
  }

  private async probe(): Promise<ProbeResponse | null> {
    const { board } = this.parts;
    try {
      const probe = await this.parts.probe.ask();
      if (board.status.value.link !== 'syncing') board.set({ link: 'online' });
      board.set({ demo: clock.isDemo(), upgradeRequired: isOlder(this.parts.app, probe.min_app) });
      return probe;
    } catch {
      this.lost();
      return null;
    }
  }

  /** Notes that there is no signal: nothing is counted against anybody, the next probe that is answered goes on at once. */
  private lost(): void {
    this.wasOffline = true;
    this.parts.board.nextTry.value = null;
    this.parts.board.set({ link: 'offline' });
  }

  /** Pushes every outbox of this phone, the signed-in officer's first. Null: the signal went. */
  private async pushAll(epoch: string, own: Officer | null, all: boolean): Promise<number | null> {
    const others = faults.carryOthers((await this.parts.device.get('officers')) ?? []);
    const ids = new Set(own ? [own.id, ...others] : others);
    let accepted = 0;
    for (const id of ids) {
      const evidence = this.parts.officers.evidenceOf(id);
      if (!(await this.isDue(evidence, epoch, all))) continue;
      this.parts.board.set({ link: 'syncing' });
      const end = await ifFree('ruqi-push', () => push(this.parts.pusher, evidence, epoch));
      if (end === null) continue; // another tab is at it
      await this.changed('outbox');
      if (end.kind === 'no_signal') return null;
      if (end.kind === 'wait') this.retryAfter(end.seconds);
      else {
        this.backoff.succeeded();
        this.parts.board.nextTry.value = null;
        accepted += end.accepted;
        if (end.held > 0) this.heldUntil = clock.monotonic() + this.heldBackoff.next(null);
        else this.heldBackoff.succeeded();
        if (end.upgradeRequired) this.parts.board.set({ upgradeRequired: true });
      }
    }
    this.parts.board.set({ link: 'online' });
    return accepted;
  }

  private async isDue(evidence: EvidenceDb, epoch: string, all: boolean): Promise<boolean> {
    const known = await evidence.get('epoch');
    if (known !== undefined && known !== epoch) return true;
    const rows = await toOffer(evidence);
    const now = clock.monotonic();
    const waiting = rows.some((row) => row.state === 'waiting') && now >= this.retryAt;
    const held = rows.some((row) => row.state === 'held') && now >= this.heldUntil;
    return waiting || held || (all && rows.length > 0);
  }

  private async pull(officer: Officer, serverTime: string): Promise<void> {
    const { board, puller } = this.parts;
    board.set({ link: 'syncing' });
    const pulled = ifFree(`ruqi-pull-${officer.id}`, async () => {
      const end = await pull(puller, officer.id);
      if (end.kind === 'done') await puller.keysOfPacks().catch(() => undefined); // the next pull asks again
      return end;
    });
    // what is pulled can be pulled again; what is sealed must not wait for it
    const end = await pulled.catch((error: unknown) => console.error('pull', asFailure(error)));
    this.pulledAt = clock.monotonic();
    board.set({ link: 'online' });
    if (end?.kind === 'no_signal') return this.lost();
    if (end?.kind === 'too_old') board.set({ upgradeRequired: true });
    if (end?.kind !== 'done') return;
    await this.changed('pulled');
    await prune(officer.evidence, Date.parse(serverTime));
  }

  private async changed(what: 'outbox' | 'pulled'): Promise<void> {
    this.parts.tabs.tell(what);
    // what was sent or pulled is so whether or not it can be shown now
    await this.parts.refresh().catch(() => undefined);
  }

  /** Plans the next try: the server did not take a push, or asked to wait. */
  private retryAfter(seconds: number | null): void {
    const wait = this.backoff.next(seconds);
    this.retryAt = clock.monotonic() + wait;
    this.parts.board.nextTry.value = clock.now() + wait;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.turn(), wait);
  }

  /** Forgets what was found out about the person before: another is signed in. */
  forget(): void {
    this.parts.enrolment.forget();
    this.pulledAt = Number.NEGATIVE_INFINITY;
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
