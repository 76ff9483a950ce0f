/** The way to the server: keeps cookies as a browser does, and breaks as one is told. */

type Fault = (path: string, send: () => Promise<Response>) => Promise<Response>;

export class Line {
  /** What happens to a request; null: nothing. */
  fault: Fault | null = null;
  /** What was asked for, in order. */
  readonly paths: string[] = [];
  private cookie = '';

  constructor(private readonly origin: () => string) {}

  readonly fetch: typeof fetch = async (input, init) => {
    const path = String(input);
    this.paths.push(path);
    const send = async () => {
      const headers = { ...(init?.headers as Record<string, string>), Cookie: this.cookie };
      const response = await fetch(this.origin() + path, { ...init, headers });
      this.keep(response.headers.getSetCookie());
      return response;
    };
    return this.fault ? this.fault(path, send) : send();
  };

  /** No way to the server at all. */
  cut(): void {
    this.fault = () => Promise.reject(new TypeError('fetch failed'));
  }

  mend(): void {
    this.fault = null;
  }

  private keep(set: string[]): void {
    for (const one of set) this.cookie = one.split(';')[0] ?? '';
  }
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
