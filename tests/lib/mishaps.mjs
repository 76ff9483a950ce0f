/** What can befall a question and its answer on the way: each is given to `Proxy.breaks`. */

import { gzipSync } from "node:zlib";
import { bodyOf, passThrough } from "./proxy.mjs";

/** The server has done what it was asked; nobody hears of it. */
export const answerLost = async ({ request, forward }) => {
  await bodyOf(await forward());
  request.socket.resetAndDestroy();
};

/** The connection breaks when this share of the question's body is with the server. */
export const cutMidBody = (share = 0.5) => async ({ request, body, forward }) => {
  const write = (to) => to.write(body.subarray(0, Math.floor(body.length * share)), () => to.destroy());
  await forward({ write }).catch(() => undefined);
  request.socket.resetAndDestroy();
};

/** Something on the way answers instead of the server, which never hears of it. */
export const answers = (status, headers = {}, body = "") => async ({ response }) => {
  const given = typeof headers === "function" ? headers() : headers;
  response.writeHead(status, { "content-length": Buffer.byteLength(body), ...given }).end(body);
};

/** The sign-in page of a hotel's network, for whatever was asked. */
export const portal = answers(200, { "content-type": "text/html; charset=utf-8" }, "<!doctype html><title>Wi-Fi</title><h1>Welcome</h1>");

/** The same, as a redirection to its address. */
export const portalElsewhere = answers(302, { location: "http://portal.invalid/sign-in" });

/** The server's own words for a problem, with what else it says. */
export const problem = (status, name, headers = {}) =>
  answers(
    status,
    () => ({ "content-type": "application/problem+json", ...(typeof headers === "function" ? headers() : headers) }),
    JSON.stringify({ type: `/problems/${name}`, title: { zh: name, en: name }, status }),
  );

/** Nothing comes back, until the one who asked has enough of it. */
export const hang = ({ response }) => new Promise((resolve) => response.once("close", resolve));

/** Only the first `bytes` of the answer arrive. `cut`: the connection breaks there; else it ends as if that were all. */
export const truncated = ({ bytes, cut }) => async ({ request, response, forward }) => {
  const answer = await forward({ headers: { "accept-encoding": undefined } });
  const body = await bodyOf(answer);
  const part = body.subarray(0, bytes);
  const length = cut ? body.length : part.length;
  delete answer.headers["transfer-encoding"];
  response.writeHead(answer.statusCode, { ...answer.headers, "content-length": length });
  if (!cut) return void response.end(part);
  response.write(part, () => request.socket.resetAndDestroy());
};

/** An answer breaks off where it is larger than so many bytes; a smaller one comes. */
export const narrow = (bytes) => async ({ request, response, forward }) => {
  const answer = await forward();
  const body = await bodyOf(answer);
  response.writeHead(answer.statusCode, answer.headers);
  if (body.length <= bytes) return void response.end(body);
  response.write(body.subarray(0, bytes), () => request.socket.resetAndDestroy());
};

/** What is asked waits until it is let go, then all is well: {mishap, came (a promise), go}. */
export function held() {
  let go, here;
  const [gone, came] = [new Promise((resolve) => (go = resolve)), new Promise((resolve) => (here = resolve))];
  const mishap = async (exchange) => {
    here();
    await gone;
    await passThrough(exchange);
  };
  return { mishap, came, go };
}

/** The server's answer with other words: `change` gets its JSON. */
export const changed = (change) => async ({ response, forward }) => {
  const answer = await forward({ headers: { "accept-encoding": undefined } });
  const body = JSON.stringify(change(JSON.parse(await bodyOf(answer))));
  delete answer.headers["transfer-encoding"];
  response.writeHead(answer.statusCode, { ...answer.headers, "content-length": Buffer.byteLength(body) }).end(body);
};

/** The server's answer, as bytes, with one text in another's place, the first time that it is there: as long as that. */
export const altered = (text, other) => async ({ response, forward }) => {
  const answer = await forward({ headers: { "accept-encoding": undefined } });
  const body = await bodyOf(answer);
  const at = body.indexOf(text);
  if (at < 0) throw new Error(`"${text}" is not in the answer`);
  body.write(other, at);
  delete answer.headers["transfer-encoding"];
  response.writeHead(answer.statusCode, { ...answer.headers, "content-length": body.length }).end(body);
};

/** So many bytes a second up to the server and down from it. */
export const slow = (bytesASecond) => async ({ response, body, forward }) => {
  const answer = await forward({ write: (to) => void trickle(body, to, bytesASecond) });
  response.writeHead(answer.statusCode, answer.headers);
  await trickle(await bodyOf(answer), response, bytesASecond);
};

/** The question's body is in the server's hands a few kilobytes compressed, and so many bytes unpacked. */
export const gzipBomb = (bytes) => async ({ response, forward }) => {
  const headers = { "content-encoding": "gzip", "content-type": "application/json" };
  const answer = await forward({ headers, body: bomb(bytes) });
  response.writeHead(answer.statusCode, answer.headers);
  response.end(await bodyOf(answer));
};

/** A JSON text of so many bytes, compressed. */
export const bomb = (bytes) => gzipSync(Buffer.concat([Buffer.from('{"login":"'), Buffer.alloc(bytes, "a"), Buffer.from('"}')]));

/** Ten times a second what a second has room for, divided by ten. */
async function trickle(bytes, to, bytesASecond) {
  const step = Math.max(1, Math.floor(bytesASecond / 10));
  for (let at = 0; at < bytes.length && !to.destroyed; at += step) {
    to.write(bytes.subarray(at, at + step));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  to.end();
}
