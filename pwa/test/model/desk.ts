/** A desk of the office: its own way to the server, which asks again while that is down. */
import { PASSWORD } from '../core/server';

/** Half a minute of a server that is killed again and again. */
const ATTEMPTS = 300;
const WAIT_MS = 100;

interface Answer {
  status: number;
  json: unknown;
}

export class Desk {
  constructor(
    private readonly origin: () => string,
    /** Who is signed in already: the copies of a city take its sessions over. */
    private readonly tokens = new Map<string, string>(),
  ) {}

  /** The same people before another server. */
  at(origin: () => string): Desk {
    return new Desk(origin, new Map(this.tokens));
  }

  /** By a one-time link: from then on they have a password. */
  async begin(login: string, link: string): Promise<void> {
    const { json } = await this.ask(`/api/v1/auth/links/${link}`, { password: PASSWORD });
    this.tokens.set(login, (json as { access_token: string }).access_token);
  }

  async get<T>(login: string, path: string): Promise<T> {
    const { status, json } = await this.as(login, path);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`);
    return json as T;
  }

  post(login: string, path: string, body: unknown): Promise<Answer> {
    return this.as(login, path, body);
  }

  /** Without being anybody. */
  async push<T>(body: unknown): Promise<T> {
    const { status, json } = await this.ask('/api/v1/sync/push', body);
    if (status !== 200) throw new Error(`push: ${status} ${JSON.stringify(json)}`);
    return json as T;
  }

  private async as(login: string, path: string, body?: unknown): Promise<Answer> {
    const token = this.tokens.get(login) ?? (await this.signIn(login));
    const answer = await this.ask(path, body, token);
    if (answer.status !== 401) return answer;
    return this.ask(path, body, await this.signIn(login));
  }

  private async signIn(login: string): Promise<string> {
    const { json } = await this.ask('/api/v1/auth/sign-in', { login, password: PASSWORD });
    const token = (json as { access_token: string }).access_token;
    this.tokens.set(login, token);
    return token;
  }

  /** An answer of the server's; it may have done it and died before it could say so. */
  private async ask(path: string, body?: unknown, token?: string): Promise<Answer> {
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if (token) headers['Authorization'] = `Bearer ${token}`;
    const init: RequestInit = { headers, method: body === undefined ? 'GET' : 'POST' };
    if (body !== undefined) init.body = JSON.stringify(body);
    for (let left = ATTEMPTS; ; left--) {
      try {
        const response = await fetch(this.origin() + path, init);
        if (response.status !== 503 && response.status !== 429) {
          const text = await response.text();
          return { status: response.status, json: text === '' ? null : JSON.parse(text) };
        }
      } catch (error) {
        if (left === 0) throw error;
      }
      if (left === 0) throw new Error(`${path}: the server stays busy`);
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  }
}
