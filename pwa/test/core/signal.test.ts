// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { pulledState } from '@/pulling/pull';
import { Line } from './line';
import { closeAll, openApp, signIn } from './phone';
import { Server } from './server';
import { newPhone } from './storage';

const ENTERPRISES = 600;

/** Lets no answer to a pull through that is larger. All of it is some hundred kB. */
const BYTES = 40_000;

let server: Server;

beforeAll(async () => {
  server = await Server.start(ENTERPRISES);
}, 60_000);
afterAll(() => server.end());
afterEach(closeAll);

it('a pull asks for less where a page does not get through, and for more where it does', async () => {
  newPhone();
  const line = new Line(() => server.url);
  let cut = 0;
  line.fault = async (path, send) => {
    const response = await send();
    if (!path.includes('/sync/pull')) return response;
    const body = await response.arrayBuffer();
    if (body.byteLength > BYTES) {
      cut += 1;
      throw new TypeError('terminated');
    }
    return new Response(body, response);
  };
  const phone = await openApp(line);
  await signIn(phone, server, 'li');
  const { device } = phone.all;
  const officer = phone.all.officer().id;
  let turns = 0;
  while ((await pulledState(device, officer)).current === null) {
    expect(turns++, 'turns').toBeLessThan(15);
    await phone.sync.syncNow();
  }
  expect(cut, 'it was too much for the signal at first').toBeGreaterThan(2);
  expect(await phone.directory.search('食品有限公司', ENTERPRISES * 2)).toHaveLength(ENTERPRISES);

  line.mend();
  for (let grown = 0; grown < 10; grown++) await phone.sync.syncNow();
  const last = line.paths.filter((path) => path.includes('/sync/pull')).at(-1);
  expect(last, 'as much as the server gives').not.toContain('limit=');
});
