/** The signal of one phone: what becomes of its requests, one after the other. */
import { Line, html, problem } from '../core/line';
import { outside } from './surroundings';
import { Waits } from './waits';

/** What can become of a request. */
export const FATES = [
  'through',
  /** The server never hears of it. */
  'request lost',
  /** The server did it, the phone never hears so. */
  'answer lost',
  /** Half of the answer comes. */
  'answer cut',
  /** Nothing comes back until the signal changes; the server never heard of it, or did it. */
  'request hangs',
  'answer hangs',
  /** Lost for the phone; it reaches the server later all the same. */
  'late',
  /** A captive portal's page, with 200. */
  'portal',
  /** Something on the way is busy, or takes nothing of that size. */
  'busy',
  'too large',
] as const;
export type Fate = (typeof FATES)[number];

type Send = () => Promise<Response>;

export class Signal {
  readonly line: Line;
  /** How often each has happened. */
  readonly met = new Map<Fate, number>();
  readonly waits = new Waits();
  private fates: Fate[] = ['through'];
  private asked = 0;
  private changes = 0;
  private hung: (() => void)[] = [];
  private under: Promise<unknown>[] = [];

  /** `before` has the cookies that the phone has. */
  constructor(origin: () => string, before?: Line) {
    this.line = new Line(origin, before);
    this.line.fault = (path, send, init) => {
      const fate = this.fates[this.asked++ % this.fates.length]!;
      const met = this.meet(fate, path, () => outside(() => send()), init);
      return this.waits.of(`${path}, ${fate}`, met);
    };
  }

  /** From now on these, in turn. Whatever hung has waited long enough. */
  become(fates: Fate[]): void {
    this.fates = fates;
    this.asked = 0;
    this.changes++;
    this.letGo();
  }

  /** Somebody stands and waits for this: what hangs is given up before long. */
  async waitedFor(work: Promise<void>): Promise<void> {
    let over = false;
    const done = work.finally(() => (over = true));
    while (!over) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      this.letGo();
    }
    await done;
  }

  /** Good from now on; what was late has come to the server when this resolves. */
  async clear(): Promise<void> {
    this.become(['through']);
    await Promise.all(this.under);
    this.under = [];
  }

  private letGo(): void {
    const hung = this.hung;
    this.hung = [];
    for (const end of hung) end();
  }

  private async meet(fate: Fate, path: string, send: Send, init?: RequestInit): Promise<Response> {
    const asked = this.changes;
    this.met.set(fate, (this.met.get(fate) ?? 0) + 1);
    if (fate === 'through') return send();
    if (fate === 'portal') return html();
    const push = path.endsWith('/sync/push');
    if (fate === 'busy') return problem(503, 'busy', { 'Retry-After': '1' });
    if (fate === 'too large') return push && many(init) ? problem(413, 'too-large') : send();
    if (fate === 'late') this.under.push(this.later(send));
    if (fate.startsWith('answer')) {
      const response = await send();
      const body = await response.text();
      if (fate === 'answer cut') return new Response(body.slice(0, body.length / 2), response);
    }
    // the signal may have changed while the server did it: nobody would let it go any more
    if (fate.endsWith('hangs') && asked === this.changes) await this.hang();
    throw new TypeError('fetch failed');
  }

  private hang(): Promise<void> {
    return new Promise((resolve) => this.hung.push(resolve));
  }

  /** When the signal next changes. */
  private async later(send: Send): Promise<void> {
    await this.hang();
    await send().catch(() => undefined);
  }
}

function many(init?: RequestInit): boolean {
  return (JSON.parse(String(init?.body)) as { events: string[] }).events.length > 2;
}
