/** Asks the server what people of any role do: sign in and out, use a one-time link. */
import { Failure } from '@/failure';
import type { AuthPort, LinkView } from '@/ports';
import type { Answer, SessionResponse } from '@/wire';
import type { Http, Reply } from './http';
import { expectOk } from './problem';
import type { Session } from './session';

export function authPort(session: Session, http: Http, deleteCopy: () => Promise<void>): AuthPort {
  const path = (token: string) => `/api/v1/auth/links/${encodeURIComponent(token)}`;
  return {
    person: session.person,
    signIn: (login, password) => session.signIn(login, password),
    signOut: () => session.signOut(),
    deleteCopy,
    async changePassword(present, next) {
      await session.post('/api/v1/me/password', { present, new: next });
    },
    async sessions() {
      return expectOk<Answer<'SessionList'>>(await session.call('/api/v1/me/sessions')).items;
    },
    async endSession(id) {
      await session.post(`/api/v1/me/sessions/${encodeURIComponent(id)}/end`, {});
    },
    async signOutEverywhere() {
      await session.post('/api/v1/me/sessions/end', {});
      await session.signOut();
    },
    async readLink(token) {
      return ofLink<LinkView>(await http.call(path(token)));
    },
    consumeLink(token, password) {
      const ask = () => http.call(path(token), { body: { password } });
      return session.enter(async () => ofLink<SessionResponse>(await ask()));
    },
  };
}

/** Reads what a link's address answers, with the failures that fit a link. */
function ofLink<T>(reply: Reply): T {
  if (reply.status === 404 || reply.status === 410) throw new Failure('link_used');
  if (reply.status === 422) throw new Failure('weak_password');
  return expectOk<T>(reply);
}
