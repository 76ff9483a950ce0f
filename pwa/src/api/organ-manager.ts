/** Asks the server what the organ's manager does: people, their phones, sealed files that those bring, a withdrawal. */
import { Failure } from '@/failure';
import type { Brought, OrganManagerPort } from '@/ports';
import type { Answer, PushResponse } from '@/wire';
import { expectOk } from './problem';
import type { Session } from './session';

/** The server takes a file up to this size: ten thousand records. */
const MAX_SEALED_FILE_BYTES = 64 * 1024 * 1024;

/** Ten thousand records are stored and judged before the answer. */
const IMPORT_PATIENCE_MS = 10 * 60_000;

export function organManagerPort(session: Session): OrganManagerPort {
  return {
    async people(text) {
      const path = `/api/v1/people?q=${encodeURIComponent(text)}`;
      return expectOk<Answer<'PersonList'>>(await session.call(path)).items;
    },
    async devices(person, state, before) {
      const path = `/api/v1/people/${encodeURIComponent(person)}/devices`;
      const query = new URLSearchParams(state === null ? {} : { state });
      if (before !== null) query.set('before', before);
      return expectOk<Answer<'DeviceList'>>(await session.call(`${path}?${query}`));
    },
    async revoke(kid, reason) {
      await session.post(`/api/v1/enrolments/${encodeURIComponent(kid)}/revoke`, { reason });
    },
    async importSealedFile(file) {
      if (file.length > MAX_SEALED_FILE_BYTES) throw new Failure('invalid', 'over 64 MiB');
      const reply = await session.call('/api/v1/sealed', {
        body: file,
        patience: IMPORT_PATIENCE_MS,
      });
      return broughtBy(expectOk<PushResponse>(reply));
    },
    async withdraw(registration, reason) {
      const path = `/api/v1/registrations/${encodeURIComponent(registration)}/withdraw`;
      await session.post(path, { reason });
    },
  };
}

function broughtBy({ results }: PushResponse): Brought {
  const count = (status: string) => results.filter((one) => one.status === status).length;
  const aside = new Map<string, Brought['aside'][number]>();
  for (const { status, why, words } of results) {
    if (status !== 'quarantined' && status !== 'rejected') continue;
    const known = aside.get(why ?? '') ?? { why: why ?? '', words, n: 0 };
    aside.set(known.why, { ...known, n: known.n + 1 });
  }
  return {
    accepted: count('accepted'),
    duplicate: count('duplicate'),
    held: count('held'),
    aside: [...aside.values()],
  };
}
