/** Turns problem details (RFC 9457) into failures that the pages have words for. */
import { clock } from '@/clock';
import { Failure, type FailureKind } from '@/failure';
import type { Problem } from '@/wire';
import type { Reply } from './http';

/** Longer than this nobody waits because a server said so. */
const MAX_WAIT_S = 3600;

const FAILURE_BY_STATUS: Record<number, FailureKind> = {
  400: 'invalid',
  401: 'sign_in_again',
  403: 'forbidden',
  404: 'not_found',
  409: 'invalid',
  410: 'not_found',
  413: 'invalid',
  422: 'invalid',
  426: 'upgrade_required',
  429: 'throttled',
};

/** Gives the body of an answer that went well, and throws the failure that a problem means. */
export function expectOk<T>(reply: Reply): T {
  if (reply.ok) return reply.json as T;
  throw failureOf(reply);
}

export function failureOf(reply: Reply): Failure {
  const problem = asProblem(reply.json);
  // an error that is no problem of ours came from something in between
  if (!problem) return new Failure('no_signal', `not our server: ${reply.status}`);
  const kind = FAILURE_BY_STATUS[reply.status] ?? 'server';
  const detail = problem.detail ?? undefined;
  return new Failure(kind, detail, retryAfter(reply.headers) ?? undefined, problem.title);
}

export function asProblem(json: unknown): Problem | null {
  const type = (json as Partial<Problem> | null)?.type;
  return typeof type === 'string' && type.startsWith('/problems/') ? (json as Problem) : null;
}

/** Reads the seconds that the server asks to wait, from `Retry-After` as seconds or as a date; null if it does not say. */
export function retryAfter(headers: Headers): number | null {
  const value = headers.get('Retry-After')?.trim();
  if (!value) return null;
  if (/^\d+$/.test(value)) return Math.min(Number(value), MAX_WAIT_S);
  const until = Date.parse(value);
  if (Number.isNaN(until)) return null;
  // against the server's own clock where it says it: the phone's may be years off
  const now = Date.parse(headers.get('Date') ?? '') || clock.real();
  return Math.min(Math.max(Math.ceil((until - now) / 1000), 0), MAX_WAIT_S);
}

/** Reads the seconds that a refused push or pull has to wait, or null. An error that is not our API's is no signal. */
export function waitAskedFor(reply: Reply): number | null {
  const failure = failureOf(reply);
  if (failure.kind === 'no_signal') throw failure;
  return retryAfter(reply.headers);
}
