/** A whole phone in the process: everything behind the ports, on the real server, by way of a line that can break. */
import { Http } from '@/api/http';
import { portsOf } from '@/compose';
import { Assembly } from '@/conductor/assembly';
import type { AccountPort, OfficerPort, Ports } from '@/ports';
import type { Line } from './line';
import { regionHere } from './region';
import { PASSWORD, type Server } from './server';
import { newPhone } from './storage';

/** The parts of the account and the officer by their own names, since nearly every test speaks to them. */
export interface Phone extends Ports, AccountPort, OfficerPort {
  all: Assembly;
}

/** The app, opened on the storage that is there. */
export async function openApp(line: Line, region = regionHere()): Promise<Phone> {
  const http = new Http('', line.fetch);
  const all = new Assembly({
    http,
    region,
    app: '0.1.0',
    origin: 'https://ruqi.test',
    language: () => 'zh',
  });
  await all.load();
  const ports = portsOf(all, http);
  return { ...ports.account, ...ports.officer, ...ports, all };
}

/** The page is gone: it takes no turn any more and, unlike a tab that stays open, follows nobody. */
export function closeApp({ all }: Phone): void {
  all.loop.stop();
  all.tabs.close();
}

/** A new phone on which this officer has signed in, enrolled and filled. */
export async function phoneOf(server: Server, line: Line, login: string): Promise<Phone> {
  newPhone();
  const phone = await openApp(line);
  await signIn(phone, server, login);
  return phone;
}

export async function signIn(phone: Phone, server: Server, login: string): Promise<void> {
  const person = server.people.get(login);
  if (!person) throw new Error(`nobody is called ${login}`);
  if (person.link) await phone.auth.consumeLink(person.link, PASSWORD);
  else await phone.auth.signIn(login, PASSWORD);
  person.link = '';
  await phone.sync.syncNow();
}
