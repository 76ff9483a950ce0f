// @vitest-environment node
/** The signal of the model lets go of whatever hangs on it when it changes. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Signal } from './signal';

let server: Server;
let signal: Signal;
/** The server's answer to what was asked, when it comes to it. */
let answer: () => void;
let asked: Promise<void>;

beforeEach(async () => {
  asked = new Promise((heard) => {
    server = createServer((_, response) => {
      answer = () => response.end('{}');
      heard();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  signal = new Signal(() => `http://127.0.0.1:${port}`);
});
afterEach(() => server.close());

it('a request that hangs is given up when the signal changes', async () => {
  signal.become(['request hangs']);
  const call = signal.line.fetch('/api/v1/sync/probe');
  expect(signal.waits.names).toEqual(['/api/v1/sync/probe, request hangs']);
  signal.become(['through']);
  await expect(call).rejects.toThrow('fetch failed');
  expect(signal.waits.names).toEqual([]);
});

it('an answer that the server gives only after the signal has changed hangs on nothing', async () => {
  signal.become(['answer hangs']);
  const call = signal.line.fetch('/api/v1/sync/probe');
  await asked;
  signal.become(['through']);
  answer();
  await expect(call).rejects.toThrow('fetch failed');
});
