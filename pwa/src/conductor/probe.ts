/**
 * Asks whether the server is there, what time it is, and whether it is still the same one: every 15 s while the app is
 * in view.
 */
import type { Http } from '@/api/http';
import { expectOk } from '@/api/problem';
import { clock } from '@/clock';
import { Failure } from '@/failure';
import type { LastHeard } from '@/sealing/last-heard';
import type { ProbeResponse } from '@/wire';

export const PROBE_EVERY_MS = 15_000;

/** A probe is a few hundred bytes: whatever takes longer is no signal to speak of. */
const PROBE_PATIENCE_MS = 8_000;

/** A nonce is good for 10 minutes; the last of them is left for the push itself. */
const NONCE_LIFE_MS = 9 * 60_000;

export class Probe {
  private nonce: { text: string; at: number } | null = null;

  constructor(
    private readonly http: Http,
    private readonly heard: LastHeard,
  ) {}

  /** Asks the server; rejects with `no_signal` when it is not reached. */
  async ask(): Promise<ProbeResponse> {
    try {
      const reply = await this.http.call('/api/v1/sync/probe', { patience: PROBE_PATIENCE_MS });
      const answer = expectOk<ProbeResponse>(reply);
      if (typeof answer?.epoch !== 'string' || typeof answer.nonce !== 'string') {
        throw new Failure('no_signal', 'not our server');
      }
      this.nonce = { text: answer.nonce, at: clock.monotonic() };
      await this.heard.noteOffset(answer.demo_offset_ms);
      await this.heard.note(answer.server_time);
      return answer;
    } catch (error) {
      this.heard.noteSilence();
      throw error;
    }
  }

  /** Gives a nonce that is still good, and asks for one where there is none. */
  async freshNonce(): Promise<string> {
    if (this.nonce && clock.monotonic() - this.nonce.at < NONCE_LIFE_MS) return this.nonce.text;
    return (await this.ask()).nonce;
  }
}
