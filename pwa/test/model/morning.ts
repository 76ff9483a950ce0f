/** The morning with which every run begins: everybody has signed in, every phone is filled. Made once, then copied. */
import { Server } from '../core/server';
import { CITY, PHONES } from './city';
import { Desk } from './desk';
import { Device } from './device';
import { Places } from './places';

export interface Morning {
  server: Server;
  desk: Desk;
  places: Places;
  devices: Device[];
}

export async function morning(): Promise<Morning> {
  const server = Server.setUp(CITY);
  const origin = () => server.url;
  await server.serve();
  const desk = new Desk(origin);
  for (const { login, link } of server.people.values()) await desk.begin(login, link);
  const places = await Places.read(desk);
  // the last one's browser is too old for Web Locks: its pages seal and push at once
  const devices = PHONES.map((login, n) => new Device(login, n < PHONES.length - 1, origin));
  for (const device of devices) {
    await device.signIn();
    device.die();
  }
  await server.stop();
  return { server, desk, places, devices };
}
