/**
 * Knows whether this phone is enrolled, as far as it was found out. Where the key lives in memory it is made anew with
 * each page, so an officer can tap before it is there: sealing waits for it.
 */
import type { EvidenceDb } from '@/db/evidence';
import { asFailure, Failure } from '@/failure';
import * as faults from '@/faults';
import { ensureEnrolled, isEnrolled, type Enroller } from './enrol';

/** Three round trips on the worst signal. Whoever stands at a door is told after that, and can tap again. */
const KEY_PATIENCE_MS = 15_000;

export class Enrolment {
  /** Why it could not enrol when that was tried last: said when somebody wants to seal. */
  private cannot: Failure | null = null;
  private readonly untilTried: (() => void)[] = [];

  constructor(private readonly enroller: Enroller) {}

  /** Enrols the phone where it is needed. */
  async ensure(evidence: EvidenceDb): Promise<void> {
    this.cannot = await ensureEnrolled(this.enroller, evidence);
    this.untilTried.splice(0).forEach((tried) => tried());
  }

  /**
   * Seals an event; where the phone has no key yet, waits for it and seals then. `turn` sets an enrolment off where none is under
   * way, and ends without one where there is no signal; what a turn does after enrolling is not waited for.
   */
  async thenSeal<T>(
    evidence: EvidenceDb,
    turn: () => Promise<void>,
    seal: () => Promise<T>,
  ): Promise<T> {
    try {
      return await seal();
    } catch (error) {
      const waits = faults.enrolmentAwaited(asFailure(error).kind === 'cannot_enrol');
      if (!waits) throw error;
      await this.wait(evidence, turn);
      return seal();
    }
  }

  private async wait(evidence: EvidenceDb, turn: () => Promise<void>): Promise<void> {
    const tried = new Promise<void>((resolve) => this.untilTried.push(resolve));
    const enough = new Promise<void>((resolve) => setTimeout(resolve, KEY_PATIENCE_MS));
    await Promise.race([tried, turn(), enough]);
    if (await isEnrolled(evidence)) return;
    if (this.cannot && this.cannot.kind !== 'no_signal') throw this.cannot;
    throw new Failure('not_ready');
  }

  /** Another person is signed in: what was found out about the one before does not hold. */
  forget(): void {
    this.cannot = null;
  }
}
