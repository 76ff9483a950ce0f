/**
 * Calls our server. Whatever is not this API's JSON (a captive portal's page, a redirect, half a body) is no signal,
 * never an answer. Every call has a limit in time.
 */
import { Failure } from '@/failure';
import * as faults from '@/faults';
import { withoutInvisibleIn } from '@/invisible-signs';

/** Half a minute of the worst signal moves a full push; pull's pages are smaller compressed. */
const CALL_PATIENCE_MS = 30_000;

export interface Call {
  method?: 'GET' | 'POST';
  /** Sent as JSON; a string is sent as it is (its bytes may be signed). */
  body?: unknown;
  token?: string | null;
  headers?: Record<string, string>;
  /** An answer that went well is wanted as it came, not parsed: thousands of rows are read in a worker. */
  raw?: boolean;
  /** Bytes that are no JSON, and never others at this address: the browser may keep them. */
  octets?: boolean;
  /** Milliseconds, headers and body together. */
  patience?: number;
}

export interface Reply {
  status: number;
  ok: boolean;
  headers: Headers;
  /** Undefined for 204 and 304, and where `bytes` was asked for. */
  json: unknown;
  bytes?: ArrayBuffer;
}

export class Http {
  /** `base` is empty in a browser: the origin that the app came from. */
  constructor(
    private readonly base = '',
    private readonly fetcher: typeof fetch = (input, init) => fetch(input, init),
  ) {}

  /** Gives any answer of our API, errors too. Rejects with `no_signal` for everything else. */
  async call(path: string, call: Call = {}): Promise<Reply> {
    const abort = new AbortController();
    const timer = setTimeout(
      () => abort.abort(),
      faults.patience(call.patience ?? CALL_PATIENCE_MS),
    );
    try {
      const response = await this.fetcher(this.base + path, request(call, abort.signal));
      return await reply(response, call);
    } catch (error) {
      if (faults.onlyOurJson(error instanceof Failure)) throw error;
      const why = abort.signal.aborted ? 'no answer in time' : 'not reached';
      throw new Failure('no_signal', why);
    } finally {
      clearTimeout(timer);
    }
  }
}

function request(call: Call, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = { Accept: 'application/json', ...call.headers };
  const init: RequestInit = {
    method: call.method ?? (call.body === undefined ? 'GET' : 'POST'),
    headers,
    signal,
    redirect: 'error',
    cache: call.octets ? 'default' : 'no-store',
    credentials: 'same-origin',
  };
  if (call.token) headers.Authorization = `Bearer ${call.token}`;
  if (call.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    init.body = typeof call.body === 'string' ? call.body : JSON.stringify(call.body);
  }
  return init;
}

async function reply(response: Response, { raw, octets }: Call): Promise<Reply> {
  const { status, ok, headers } = response;
  if (status === 204 || status === 304) return { status, ok, headers, json: undefined };
  const type = headers.get('Content-Type') ?? '';
  if (octets && ok && type === 'application/octet-stream')
    return { status, ok, headers, json: undefined, bytes: await response.arrayBuffer() };
  if (!faults.onlyOurJson(/^application\/(problem\+)?json\b/.test(type))) {
    throw new Failure('no_signal', `not our server: ${status} ${type}`);
  }
  if (raw && ok)
    return { status, ok, headers, json: undefined, bytes: await response.arrayBuffer() };
  // the server's words and what others typed: shown without what nobody sees
  return { status, ok, headers, json: withoutInvisibleIn<unknown>(await response.json()) };
}
