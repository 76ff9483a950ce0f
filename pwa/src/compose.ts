/** The ports as the app has them: what `db`, `sync`, `rules` and `api` give, gathered in one place. */
import { readonly, ref } from 'vue';
import { Failure } from './failure';
import type { Ports, SyncStatus } from './ports';

const offline: SyncStatus = {
  link: 'offline',
  asOf: null,
  unsent: 0,
  setAside: 0,
  fill: null,
  signInNeeded: false,
  upgradeRequired: false,
  demo: false,
};

/** Nobody is signed in and no server is known: everything that needs one says so. */
export async function compose(): Promise<Ports> {
  const refuse = () => Promise.reject(new Failure('no_signal'));
  const port = (known: object) =>
    new Proxy(known, { get: (of, name) => Reflect.get(of, name) ?? refuse });
  const ports = {
    auth: port({ person: readonly(ref(null)) }),
    sync: port({ status: readonly(ref(offline)) }),
    records: port({ unsent: readonly(ref([])) }),
    visits: port({ watch: () => () => undefined }),
    ...Object.fromEntries(
      ['directory', 'rules', 'drafts', 'oversight', 'admin', 'feedback'].map((n) => [n, port({})]),
    ),
  };
  return ports as unknown as Ports;
}
