/** Sends the feedback that waits on the phone, in the loop's turns: the session's alone, for it needs its token. */
import { shallowRef, watch } from 'vue';
import type { Session } from '@/api/session';
import { expectOk } from '@/api/problem';
import { clock } from '@/clock';
import type { DeviceDb } from '@/db/device';
import { feedbackOf, keepFeedback, settleFeedback } from '@/db/feedback';
import { ifFree } from '@/db/locks';
import type { Tabs } from '@/db/tabs';
import { asFailure, Failure } from '@/failure';
import type { FeedbackPort, KeptFeedback } from '@/ports';
import { uuid7 } from '@/sealing/uuid7';
import { Backoff } from './backoff';

/** The server's limits: longer texts are turned away before they are kept. */
const MAX_TEXT_CHARACTERS = 4_000;
const MAX_PAGE_CHARACTERS = 200;

export class FeedbackQueue {
  readonly kept = shallowRef<readonly KeptFeedback[] | null>(null);
  private retryAt = 0;
  private readonly backoff = new Backoff();

  constructor(
    private readonly session: Session,
    private readonly device: DeviceDb,
    private readonly tabs: Tabs,
  ) {
    const read = () => void this.read().catch(() => undefined);
    watch(session.person, () => {
      this.kept.value = null;
      read();
    });
    tabs.listen((change) => change === 'feedback' && read());
  }

  /** Reads again what waits: another tab, or another person, changed it. */
  async read(): Promise<void> {
    const person = this.session.person.value?.id;
    const all = person === undefined ? null : await feedbackOf(this.device, person);
    if (this.session.person.value?.id === person) this.kept.value = all;
  }

  /** Keeps it under an id of the phone's, by which the server knows it however often it comes. */
  async keep(page: string, text: string): Promise<void> {
    const person = this.session.person.value?.id;
    if (person === undefined) throw new Failure('sign_in_again');
    if (text.length > MAX_TEXT_CHARACTERS) throw new Failure('invalid', 'too long');
    const at = clock.now();
    const one: KeptFeedback = {
      id: uuid7(at),
      at,
      page: page.slice(0, MAX_PAGE_CHARACTERS),
      text,
      state: 'waiting',
    };
    await keepFeedback(this.device, person, one);
    await this.changed();
  }

  /** Sends what waits, oldest first. Its failures are nobody else's: the next turn tries again. */
  async send(forced: boolean): Promise<void> {
    if (!forced && clock.monotonic() < this.retryAt) return;
    try {
      await ifFree('ruqi-feedback', () => this.sendAll());
      this.backoff.succeeded();
      this.retryAt = 0;
    } catch (error) {
      const failure = asFailure(error);
      if (failure.kind === 'no_signal' || failure.kind === 'sign_in_again') return;
      this.retryAt = clock.monotonic() + this.backoff.next(failure.retryAfter ?? null);
    }
  }

  private async sendAll(): Promise<void> {
    const person = this.session.person.value?.id;
    if (person === undefined) return;
    const all = await feedbackOf(this.device, person);
    for (const one of all.filter(({ state }) => state === 'waiting').reverse()) {
      if (this.session.person.value?.id !== person) return;
      await settleFeedback(this.device, person, one.id, await this.sendOne(one));
      await this.changed();
    }
  }

  /** Answers what became of it; rejects where it has to wait. */
  private async sendOne({ id, page, text }: KeptFeedback): Promise<'sent' | 'refused'> {
    try {
      expectOk<unknown>(await this.session.call('/api/v1/feedback', { body: { id, page, text } }));
      return 'sent';
    } catch (error) {
      if (error instanceof Failure && error.kind === 'invalid') return 'refused';
      throw error;
    }
  }

  private async changed(): Promise<void> {
    this.tabs.tell('feedback');
    await this.read();
  }
}

/** `turn` sets off the loop, which sends where there is signal. */
export function feedbackPort(queue: FeedbackQueue, turn: () => void): FeedbackPort {
  return {
    kept: queue.kept,
    async send(page, text) {
      await queue.keep(page, text);
      turn();
    },
  };
}
