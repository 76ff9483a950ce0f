/** A whole phone in the process: everything behind the ports, on the real server, by way of a line that can break. */
import { Http } from '@/api/http';
import { portsOf } from '@/compose';
import { Assembly } from '@/conductor/assembly';
import type { Loop } from '@/conductor/loop';
import type { AccountPort, OfficerPort, Ports } from '@/ports';
import type { Line } from './line';
import { regionHere } from './region';
import { PASSWORD, type Server } from './server';
import { newPhone } from './storage';

/** The parts of the account and the officer by their own names, since nearly every test speaks to them. */
export interface Phone extends Ports, AccountPort, OfficerPort {
  all: Assembly;
  /** Turns of its loop that have not come to their end. */
  turns: Set<Promise<void>>;
}

const open = new Set<Phone>();

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
  const turns = watchTurns(all.loop);
  await all.load();
  const ports = portsOf(all, http);
  const phone = { ...ports.account, ...ports.officer, ...ports, all, turns };
  open.add(phone);
  return phone;
}

function watchTurns(loop: Loop): Set<Promise<void>> {
  const turns = new Set<Promise<void>>();
  const turn = loop.turn.bind(loop);
  loop.turn = (forced) => {
    const taken = turn(forced).finally(() => turns.delete(taken));
    turns.add(taken);
    return taken;
  };
  return turns;
}

/**
 * The page is gone: it takes no turn any more and, unlike a tab that stays open, follows nobody. Ends when the turn under
 * way has: it would go on in the storage of the phone that is taken next, or beside the app that is opened again.
 */
export async function closeApp(phone: Phone): Promise<void> {
  const { all, turns } = phone;
  open.delete(phone);
  all.loop.stop();
  while (turns.size > 0) await Promise.allSettled(turns);
  all.tabs.close();
}

/** After a test, however it ended: each app that was opened, in whatever tab and on whatever phone. */
export async function closeAll(): Promise<void> {
  await Promise.all([...open].map(closeApp));
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
