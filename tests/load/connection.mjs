/**
 * One kept-alive HTTP/1.1 connection, one request at a time: small enough that two cores are left to what is measured.
 * Node's own clients cost more than the servers that they would measure here.
 */

import { connect } from "node:net";

const END_OF_HEAD = Buffer.from("\r\n\r\n");

export class Connection {
  static async to(address) {
    const { hostname, port } = new URL(address);
    const socket = connect({ host: hostname === "localhost" ? "127.0.0.1" : hostname, port, noDelay: true });
    await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
    return new Connection(socket, `${hostname}:${port}`);
  }

  #socket;
  #host;
  #received = Buffer.alloc(0);
  #waiting;

  constructor(socket, host) {
    this.#socket = socket;
    this.#host = host;
    socket.on("data", (bytes) => this.#take(bytes));
    socket.on("error", (error) => this.#waiting?.reject(error));
    socket.on("close", () => this.#waiting?.reject(new Error("the server closed the connection")));
  }

  /** Sends, and resolves with status, head and body. `headers`: an object; `body`: text or bytes. */
  request(method, path, headers = {}, body = "") {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const length = Buffer.byteLength(body);
    this.#socket.write(
      `${method} ${path} HTTP/1.1\r\nhost: ${this.#host}\r\n${lines.join("")}content-length: ${length}\r\n\r\n`,
    );
    this.#socket.write(body);
    return new Promise((resolve, reject) => (this.#waiting = { resolve, reject }));
  }

  close() {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #take(bytes) {
    this.#received = this.#received.length ? Buffer.concat([this.#received, bytes]) : bytes;
    const end = this.#received.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const head = this.#received.toString("latin1", 0, end);
    const body = this.#received.subarray(end + 4);
    const content = bodyOf(head, body);
    if (!content) return;
    this.#received = Buffer.alloc(0);
    const { resolve } = this.#waiting;
    this.#waiting = undefined;
    resolve({ status: Number(head.slice(9, 12)), head, body: content });
  }
}

/** The body when all of it is there, else undefined. One request at a time: nothing follows it. */
function bodyOf(head, rest) {
  const length = /content-length: *(\d+)/i.exec(head);
  if (length) return rest.length >= Number(length[1]) ? rest.subarray(0, Number(length[1])) : undefined;
  if (!/transfer-encoding: *chunked/i.test(head)) return rest;
  if (rest.subarray(-7).toString() !== "\r\n0\r\n\r\n" && rest.toString() !== "0\r\n\r\n") return undefined;
  return unchunked(rest);
}

function unchunked(rest) {
  const parts = [];
  for (let at = 0; ; ) {
    const line = rest.indexOf("\r\n", at);
    const size = Number.parseInt(rest.toString("latin1", at, line), 16);
    if (size === 0) return Buffer.concat(parts);
    parts.push(rest.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}
