/** Counts how long ago the phone last heard the server. Every event says it: it bounds the event's estimated time. */
import { clock, rfc3339 } from '@/clock';
import type { DeviceDb, HeardState } from '@/db/device';
import type { OnOpening } from '@/db/opening';
import * as faults from '@/faults';

/** The server counts as reachable this long after an answer (`docs/SYNC-PROTOCOL.md`, field `online`). */
const ONLINE_MS = 30_000;

export class LastHeard {
  private state: HeardState | null = null;
  /** This page's monotonic clock when `state.age_ms` was right. */
  private since = 0;
  private answered = Number.NEGATIVE_INFINITY;

  constructor(private readonly device: DeviceDb) {}

  /** Takes up what pages before this one heard; its age goes on from what they had counted. */
  load({ demo_offset_ms, heard }: OnOpening): void {
    clock.setDemoOffset(demo_offset_ms ?? null);
    this.state = heard ?? null;
    this.since = clock.monotonic();
  }

  /** The server has just answered. */
  async note(serverTime: string): Promise<void> {
    this.state = { server_time: serverTime, wall: rfc3339(clock.now()), age_ms: 0 };
    this.since = this.answered = clock.monotonic();
    await this.save();
  }

  async noteOffset(ms: number | null): Promise<void> {
    if (clock.isDemo() === (ms !== null) && clock.demoOffset() === (ms ?? 0)) return;
    clock.setDemoOffset(ms);
    await this.device.set('demo_offset_ms', ms);
  }

  /** Nothing came back: what is sealed from now on was not sealed online. */
  noteSilence(): void {
    this.answered = faults.silenceNoted(Number.NEGATIVE_INFINITY, this.answered);
  }

  /** Whether the server was reachable just now. Both clocks say it: one stands still in sleep, the other can be set. */
  online(): boolean {
    const counted = clock.monotonic() - this.answered;
    const passed = faults.bothClocks(Math.abs(this.passed()));
    return counted <= ONLINE_MS && passed <= ONLINE_MS;
  }

  now(): HeardState | null {
    if (!this.state) return null;
    const counted = this.state.age_ms + clock.monotonic() - this.since;
    return { ...this.state, age_ms: Math.floor(faults.monotonicAge(counted, this.passed())) };
  }

  /** Milliseconds since the server was heard, as the wall clock has it. */
  private passed(): number {
    return this.state ? clock.now() - Date.parse(this.state.wall) : 0;
  }

  /** Keeps what was counted, so that the next page can go on from it. */
  async save(): Promise<void> {
    const state = this.now();
    if (state) await this.device.set('heard', state);
  }
}
