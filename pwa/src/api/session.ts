/**
 * Keeps who is signed in. The access token lives in memory; the refresh token is the browser's cookie, which no script sees.
 * Who it was is remembered, so that the app opens at once, offline too.
 */
import { shallowRef } from 'vue';
import { clock } from '@/clock';
import { isNoted, noteArrival, noteDeparture } from '@/db/departures';
import type { DeviceDb } from '@/db/device';
import { inTurn } from '@/db/locks';
import type { OnOpening } from '@/db/opening';
import { asFailure, Failure } from '@/failure';
import * as faults from '@/faults';
import type { Person } from '@/ports';
import type { Me, SessionResponse } from '@/wire';
import type { Call, Http, Reply } from './http';
import { expectOk } from './problem';
import { NO_HOOKS, type SessionHooks } from './session-hooks';

/** A token is renewed this long before its end, so that it does not run out on the way. */
const TOKEN_MARGIN_MS = 20_000;
/** Whatever the session's cookie goes along with is done in turn, in all tabs: it changes with every answer. */
const withCookie = <T>(work: () => Promise<T>) => inTurn(faults.cookieInTurn('ruqi-refresh'), work);

export class Session {
  readonly person = shallowRef<Person | null>(null);
  /** The session ran out: only signing in again brings new data. */
  readonly over = shallowRef(false);
  private token: { text: string; until: number } | null = null;
  private refreshing: Promise<string> | null = null;
  /** Signing out is being noted: no token is renewed any more. */
  private leaving = false;
  /** An answer to a refresh that was lost is given again only to whoever has this. */
  private secret: string | null = null;
  hooks: SessionHooks = NO_HOOKS;

  constructor(
    private readonly http: Http,
    private readonly device: DeviceDb,
  ) {}

  /** Takes up who was signed in when the app was closed. */
  async load({ person, client_secret }: OnOpening): Promise<void> {
    this.person.value = person ?? null;
    // a phone whose storage takes nothing goes without
    this.secret = client_secret ?? (await this.device.clientSecret().catch(() => null));
  }

  async signIn(login: string, password: string): Promise<Person> {
    return this.enter(async () => {
      const reply = await this.http.call('/api/v1/auth/sign-in', { body: { login, password } });
      if (reply.status === 401) throw new Failure('credentials');
      return expectOk<SessionResponse>(reply);
    });
  }

  /** Opens a session by what signing in or a link is answered: never while one is ended, which would take its cookie away. */
  enter(ask: () => Promise<SessionResponse>): Promise<Person> {
    return withCookie(async () => this.open(await ask()));
  }

  /** Takes up an answer that opens a session, or goes on with it. */
  private async open(answer: SessionResponse): Promise<Person> {
    this.token = {
      text: answer.access_token,
      until: clock.monotonic() + answer.expires_in * 1000 - TOKEN_MARGIN_MS,
    };
    this.over.value = false;
    const person = personOf(answer.me, this.person.value);
    // on the disk first: from then on nobody puts away again what is taken out
    const noted = noteArrival(this.device, person);
    await noted.then(() => this.hooks.arrive(person, answer.copy_keys)).catch(complain);
    const isAnother = person.id !== this.person.value?.id;
    this.person.value = person;
    await noted;
    if (isAnother) this.hooks.arrived();
    return person;
  }

  /** Another tab signed in or out. */
  async follow(): Promise<void> {
    const kept = (await this.device.get('person')) ?? null;
    if (kept?.id === this.person.value?.id) return;
    this.token = null;
    this.over.value = false;
    this.person.value = kept;
  }

  /**
   * Ends the session here whether or not the server hears of it; what is not sent stays and is still sent, the rest is put away,
   * what was looked at is forgotten.
   */
  async signOut(): Promise<void> {
    const token = this.token?.text ?? null;
    this.token = null;
    this.leaving = true;
    try {
      // on the disk first: whoever closes the app on the page that follows has left
      await faults.departureNoted(() => noteDeparture(this.device));
    } finally {
      this.leaving = false;
      this.person.value = null;
      this.over.value = false;
    }
    await this.hooks.leave().catch(complain);
    await this.end(token).catch(() => undefined);
  }

  /** Ends on the server what was ended here without signal: the browser has the cookie still. */
  async endLater(): Promise<void> {
    if (this.person.value === null && (await this.device.get('session_to_end')))
      await this.end(null);
  }

  /** Never while somebody signs in, or once they did: the cookie that goes along, and is taken away, would be theirs. */
  private end(token: string | null): Promise<void> {
    return withCookie(async () => {
      if (faults.endWhileGone(await this.isStill(null))) await this.askToEnd(token);
    });
  }

  /** Whether this is who is here (null: nobody), also by what another tab has noted and this one not heard yet. */
  private async isStill(who: string | null): Promise<boolean> {
    return (await isNoted(this.device, who)) && (this.person.value?.id ?? null) === who;
  }

  private async askToEnd(token: string | null): Promise<void> {
    const { status } = await this.http.call('/api/v1/auth/sign-out', { method: 'POST', token });
    if (status < 500 && this.person.value === null) await this.device.set('session_to_end', false);
  }

  async noteCertificate(certificate: Person['certificate']): Promise<void> {
    if (!this.person.value) return;
    this.person.value = { ...this.person.value, certificate };
    await this.device.set('person', this.person.value);
  }

  /** Gives a token that is still good. Rejects with `sign_in_again` when there is none to be had, `no_signal` without one. */
  async accessToken(): Promise<string> {
    if (this.token && clock.monotonic() < this.token.until) return this.token.text;
    this.refreshing ??= this.refresh().finally(() => (this.refreshing = null));
    return this.refreshing;
  }

  /** What the person may do has changed: the next call asks who they are now, by a new token. */
  askAnew(): void {
    this.token = null;
  }

  /** Calls with the token; a token that the server no longer takes is renewed once. */
  async call(path: string, call: Call = {}): Promise<Reply> {
    const reply = await this.http.call(path, { ...call, token: await this.accessToken() });
    if (reply.status !== 401) return reply;
    this.token = null;
    return this.http.call(path, { ...call, token: await this.accessToken() });
  }

  /** Asks with a body for what is answered once it is done. */
  async post<T = unknown>(path: string, body: unknown): Promise<T> {
    return expectOk<T>(await this.call(path, { body }));
  }

  /** Renews the token, one tab at a time: the cookie changes with every refresh. */
  private refresh(): Promise<string> {
    return withCookie(async () => {
      const who = this.person.value?.id;
      if (who === undefined || this.leaving) throw new Failure('sign_in_again');
      const reply = await this.http.call('/api/v1/auth/refresh', {
        method: 'POST',
        headers: this.secret === null ? {} : { 'Ruqi-Client': this.secret },
      });
      if (reply.status === 401) {
        this.over.value = true;
        throw new Failure('sign_in_again');
      }
      const answer = expectOk<SessionResponse>(reply);
      if (faults.departureStands(!(await this.isStill(who)) || this.leaving)) {
        // who signed out while it was on its way stays signed out, on the server too
        await this.askToEnd(answer.access_token).catch(() => undefined);
        throw new Failure('sign_in_again');
      }
      await this.open(answer);
      return answer.access_token;
    });
  }
}

function complain(error: unknown): void {
  console.error('copy', asFailure(error));
}

function personOf(me: Me, before: Person | null): Person {
  const certificate = before?.id === me.id ? before.certificate : null;
  return { id: me.id, name: me.name, roles: me.roles, certificate };
}
