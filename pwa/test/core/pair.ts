/** What most of these tests begin with: a server for the file, and for each test a new phone of 李四 with a line to it. */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { RegionRemote } from '@/rules';
import { Line } from './line';
import { closeAll, closeApp, openApp, type Phone, phoneOf, signIn } from './phone';
import { Server } from './server';
import { newPhone } from './storage';

export let server: Server;
export let line: Line;
export let phone: Phone;

/** Once a file, before its tests. */
export function aServerAndAPhone(): void {
  beforeAll(async () => {
    server = await Server.start();
  });
  afterAll(() => server.end());
  beforeEach(async () => {
    line = new Line(() => server.url);
    phone = await phoneOf(server, line, 'li');
  });
  afterEach(() => {
    // whatever is under way finds no way any more
    line.cut();
    return closeAll();
  });
}

/** Another phone, on which this person signs in; the one before is put away. */
export async function nextPhone(login: string): Promise<void> {
  await closeApp(phone);
  newPhone();
  line = new Line(() => server.url);
  phone = await openApp(line);
  await signIn(phone, server, login);
}

/** The app is closed, and opened again on the storage that is there. */
export async function reopen(region?: RegionRemote): Promise<void> {
  await closeApp(phone);
  phone = await openApp(line, region);
}

/** Somebody's desk, on a storage of its own. */
export async function desk(login: string): Promise<Phone> {
  const storage = globalThis.indexedDB;
  const opened = await phoneOf(server, new Line(() => server.url), login);
  await closeApp(opened);
  globalThis.indexedDB = storage;
  return opened;
}
