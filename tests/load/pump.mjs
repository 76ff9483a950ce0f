/** Sends prepared requests over several connections as fast as they are answered, and says how it went. */

import { Connection } from "./connection.mjs";

/**
 * @param address where
 * @param lanes an array of requests `{ method, path, headers, body }` for each connection, sent in their order
 * @param check looks at each answer and throws where it is not what was asked for
 */
export async function pump(address, lanes, check) {
  const connections = await Promise.all(lanes.map(() => Connection.to(address)));
  const times = [];
  const begin = performance.now();
  await Promise.all(lanes.map((lane, number) => drain(connections[number], lane, check, times)));
  const seconds = (performance.now() - begin) / 1000;
  for (const connection of connections) connection.close();
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
  return { requests: times.length, seconds, rate: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

async function drain(connection, lane, check, times) {
  for (const { method, path, headers, body } of lane) {
    const start = performance.now();
    const answer = await connection.request(method, path, headers, body);
    times.push(performance.now() - start);
    check(answer);
  }
}
