/** Gathers the ports of the app from what stands behind them: the conductor, the phone's session view, the server. */
import { version } from '../package.json';
import { authPort } from './api/account';
import { administratorPort } from './api/administrator';
import { enterprisePort } from './api/enterprise';
import { Http } from './api/http';
import { organManagerPort } from './api/organ-manager';
import { supervisorPort } from './api/supervisor';
import { Assembly } from './conductor/assembly';
import { wakeBySync } from './conductor/background-sync';
import { feedbackPort } from './conductor/feedback-queue';
import { keepTurning } from './conductor/rhythm';
import { keepStorage } from './db/database';
import { locale } from './locales';
import type { Ports } from './ports';
import type { RegionRemote } from './rules';
import { directoryPort, rulesPort } from './session-view/directory-port';
import { draftsPort } from './session-view/drafts-port';
import { recordsPort } from './session-view/records-port';
import { Lock, lockInBackground, lockPort } from './session-view/screen-lock';

export async function compose(region: RegionRemote): Promise<Ports> {
  const http = new Http();
  const all = new Assembly({
    http,
    region,
    app: version,
    origin: window.location.origin,
    language: () => locale.value,
  });
  const kept = await all.load();
  void keepStorage();
  keepTurning(all.loop, all.heard);
  const lock = new Lock(all.session, all.device);
  lock.load(kept);
  lockInBackground(lock);
  wakeBySync(() => void all.loop.turn(), all.board.status, navigator.serviceWorker);
  return portsOf(all, http, lock);
}

/** `lock` is the screens' alone: nothing behind the ports knows of it. */
export function portsOf(
  all: Assembly,
  http: Http,
  lock = new Lock(all.session, all.device),
): Ports {
  const { session, board, loop } = all;
  return {
    account: {
      auth: authPort(session, http, () => all.copy.delete(all.officer())),
      lock: lockPort(lock),
      sync: { status: board.status, syncNow: () => loop.turn(true) },
      feedback: feedbackPort(all.feedback, () => void loop.turn()),
    },
    officer: {
      directory: directoryPort(all),
      rules: rulesPort(all),
      drafts: draftsPort(all),
      records: recordsPort(all),
    },
    organManager: organManagerPort(session),
    supervisor: supervisorPort(session),
    enterprise: enterprisePort(session),
    administrator: administratorPort(session),
  };
}
