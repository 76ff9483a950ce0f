/** The server's API as any program would speak it: what it answers, as it is. */

export class Api {
  /** The access token, for requests made by other means. */
  token;

  constructor(address) {
    this.address = address;
  }

  /** Signs in; later requests carry the token. */
  async signIn(login, password) {
    const answer = await this.post("/api/v1/auth/sign-in", { login, password });
    if (answer.status !== 200) throw new Error(`${login} could not sign in: ${answer.text}`);
    this.token = answer.body.access_token;
    this.me = answer.body.me;
    return this;
  }

  get = (path, headers) => this.request("GET", path, undefined, headers);
  post = (path, body, headers) => this.request("POST", path, body, headers);

  /** `body`: a value becomes JSON, bytes and text stay what they are. */
  async request(method, path, body, headers = {}) {
    const raw = body instanceof Uint8Array || typeof body === "string";
    const response = await fetch(new URL(path, this.address), {
      method,
      redirect: "manual",
      headers: {
        ...(body !== undefined && !raw && { "content-type": "application/json" }),
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      body: body === undefined || raw ? body : JSON.stringify(body),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString("utf8");
    return { status: response.status, headers: response.headers, bytes, text, body: parsed(text) };
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
