/**
 * The bad network between a phone and the server: real sockets on both sides, everything passed through until a test says
 * what goes wrong, on which path and how often. The mishaps themselves are in mishaps.mjs.
 *
 * It listens on `localhost`, which a browser holds for a secure context also without TLS: service workers work.
 */

import { createServer, request as ask } from "node:http";
import { createServer as createTlsServer } from "node:https";

export class Proxy {
  /** Stands before `server` (anything with an `address`) until the end of the test `t`. `tls`: {key, cert}, then it speaks https. */
  static async before(t, server, { tls } = {}) {
    const proxy = new Proxy(server, tls);
    t.after(() => proxy.#end());
    await proxy.up();
    return proxy;
  }

  /** Every request that came, in order: {method, path, at (ms), bytes}. */
  seen = [];
  #server;
  #rules = [];
  #port = 0;
  #listener;
  #sockets = new Set();
  #flapping;

  constructor(server, tls) {
    this.#server = server;
    this.#listener = tls ? createTlsServer(tls) : createServer();
    this.#listener.on("request", (request, response) => void this.#take(request, response));
    // Of the sockets as they are: one that is still shaking hands is cut, too.
    this.#listener.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => this.#sockets.delete(socket));
    });
    this.scheme = tls ? "https" : "http";
  }

  /** What the phone takes for the server's. */
  get address() {
    return `${this.scheme}://localhost:${this.#port}`;
  }

  /**
   * From now on `mishap` befalls requests whose path begins with `path`, `times` times; `when(body)` chooses among them.
   * Returns the rule: `hits` counts, `end()` takes it back.
   */
  breaks(path, mishap, { times = Infinity, when = () => true } = {}) {
    const rule = { path, mishap, when, hits: 0, left: times, end: () => (rule.left = 0) };
    this.#rules.push(rule);
    return rule;
  }

  /** Takes everything back, and the signal is there. */
  async heals() {
    this.#rules = [];
    clearTimeout(this.#flapping);
    await this.up();
  }

  /** No signal: open connections are cut, new ones refused. */
  async down() {
    if (!this.#listener.listening) return;
    const closed = new Promise((resolve) => this.#listener.close(resolve));
    this.#cut();
    await closed;
  }

  /** The signal is back, at the same address. */
  async up() {
    if (this.#listener.listening) return;
    await new Promise((resolve, reject) => {
      this.#listener.once("error", reject);
      this.#listener.listen(this.#port, "127.0.0.1", resolve);
    });
    this.#port = this.#listener.address().port;
  }

  /** The signal comes and goes, until it heals. */
  flaps(upMs, downMs) {
    const turn = async (isUp) => {
      await (isUp ? this.up() : this.down());
      this.#flapping = setTimeout(() => void turn(!isUp), isUp ? upMs : downMs);
    };
    return turn(false);
  }

  /** From the next handshake on, another certificate; connections that stand are cut. */
  certificate({ key, cert }) {
    this.#listener.setSecureContext({ key, cert });
    this.#cut();
  }

  #cut() {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Bodies of the pushes that came, as JSON. */
  get pushes() {
    return this.seen.filter(({ path }) => path === "/api/v1/sync/push").map(({ at, body }) => ({ at, ...JSON.parse(body) }));
  }

  async #take(request, response) {
    // A connection for each question: on one that it has used before, a browser asks again by itself when it breaks, and
    // the app would never meet the fault.
    response.shouldKeepAlive = false;
    const body = await bodyOf(request).catch(() => null);
    // The phone left in the middle of its question.
    if (body === null) return;
    const [path] = request.url.split("?");
    this.seen.push({ method: request.method, path, at: Date.now(), body });
    const exchange = { request, response, body, forward: (over) => this.#forward(request, body, over) };
    const rule = this.#rules.find((one) => one.left > 0 && path.startsWith(one.path) && one.when(body));
    if (rule) rule.left -= 1;
    await (rule ? rule.mishap(exchange) : passThrough(exchange)).catch(() => request.socket.destroy());
    if (rule) rule.hits += 1;
  }

  /** Asks the server; `over`: headers to set (undefined takes one away), another body, or how to write it. */
  #forward(request, body, { headers = {}, body: other = body, write = (to) => to.end(other) } = {}) {
    const all = { ...request.headers, ...(other.length > 0 && { "content-length": other.length }), ...headers };
    for (const name of Object.keys(all)) if (all[name] === undefined) delete all[name];
    delete all["transfer-encoding"];
    // A connection for each question: one that was kept could be of a server that has been stopped since.
    const options = { method: request.method, headers: all, agent: false };
    return new Promise((resolve, reject) => {
      const to = ask(new URL(request.url, this.#server.address), options, resolve);
      to.on("error", reject);
      write(to);
    });
  }

  async #end() {
    clearTimeout(this.#flapping);
    await this.down();
  }
}

/** As if nothing stood between. */
export async function passThrough({ response, forward }) {
  const answer = await forward();
  response.writeHead(answer.statusCode, answer.headers);
  answer.pipe(response);
  await new Promise((resolve, reject) => {
    answer.on("error", reject);
    response.on("close", resolve);
  });
}

/** Everything that a stream still has. */
export async function bodyOf(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
