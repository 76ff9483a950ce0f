/** The way to the server: keeps cookies as a browser does, and breaks as one is told. */

export interface PushBody {
  events: string[];
  certificates?: string[];
  receipts?: Record<string, string>;
  chains?: string[];
}

type Send = (init?: RequestInit) => Promise<Response>;
type Fault = (path: string, send: Send, init?: RequestInit) => Promise<Response>;

export class Line {
  /** What happens to a request; null: nothing. */
  fault: Fault | null = null;
  /** What was asked for, in order. */
  readonly paths: string[] = [];
  /** By name. */
  private readonly cookies: Map<string, string>;

  /** `before` has the cookies that this one begins with. */
  constructor(
    private readonly origin: () => string,
    before?: Line,
  ) {
    this.cookies = new Map(before?.cookies);
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const path = String(input);
    this.paths.push(path);
    const send: Send = async (other = init) => {
      const headers = { ...(other?.headers as Record<string, string>), Cookie: this.shown() };
      const response = await fetch(this.origin() + path, { ...other, headers });
      this.keep(response.headers.getSetCookie());
      return response;
    };
    return this.fault ? this.fault(path, send, init) : send();
  };

  /** No way to the server at all. */
  cut(): void {
    this.fault = () => Promise.reject(new TypeError('fetch failed'));
  }

  mend(): void {
    this.fault = null;
  }

  private shown(): string {
    return [...this.cookies].map((one) => one.join('=')).join('; ');
  }

  private keep(set: string[]): void {
    for (const one of set) {
      const [name = '', value = ''] = one.split(';', 1)[0]!.split('=');
      this.cookies.set(name, value);
    }
  }
}

/** Who asks for this waits for the answer until it is let go; all else goes its way. `came`: the server has answered. */
export function held(line: Line, ending: string): { came: Promise<void>; go: () => void } {
  let [here, go] = [() => {}, () => {}];
  const came = new Promise<void>((resolve) => (here = resolve));
  const gone = new Promise<void>((resolve) => (go = resolve));
  line.fault = async (path, send) => {
    if (!path.endsWith(ending)) return send();
    here();
    await gone;
    return send();
  };
  return { came, go };
}

export function html(status = 200): Response {
  const headers = { 'Content-Type': 'text/html' };
  return new Response('<html>请先登录无线网络</html>', { status, headers });
}

export function problem(
  status: number,
  slug: string,
  headers: Record<string, string> = {},
): Response {
  const body = { type: `/problems/${slug}`, status, title: { zh: '', en: '' } };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}

/** What happens to pushes; all else goes its way. `send` may be given another body. */
export function onPush(
  fault: (body: PushBody, send: (other?: PushBody) => Promise<Response>) => Promise<Response>,
): Fault {
  return (path, send, init) => {
    if (!path.endsWith('/sync/push')) return send();
    const body = JSON.parse(String(init?.body)) as PushBody;
    return fault(body, (other) => send(other && { ...init, body: JSON.stringify(other) }));
  };
}
