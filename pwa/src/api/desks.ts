/** What is done at desks, with the server at hand: registrations of a region, codes, enterprises, feedback. */
import { Failure } from '@/failure';
import type { AdminPort, FeedbackPort, OversightPort } from '@/ports';
import type {
  AsideList,
  EnterpriseList,
  PrintResponse,
  RegistrationList,
  UnboundAttendanceList,
  UnledJointList,
  UnknownCodeList,
} from '@/wire';
import { expectOk } from './problem';
import type { Session } from './session';

export function oversightPort(session: Session): OversightPort {
  return {
    async registrations(before) {
      const query = before === null ? '' : `?before=${encodeURIComponent(before)}`;
      const list = expectOk<RegistrationList>(await session.call(`/api/v1/registrations${query}`));
      return list as Awaited<ReturnType<OversightPort['registrations']>>;
    },
    async unbound() {
      const reply = await session.call('/api/v1/attendances/unbound');
      return expectOk<UnboundAttendanceList>(reply).items;
    },
    async unled() {
      return expectOk<UnledJointList>(await session.call('/api/v1/joints/unled')).items;
    },
    async withdraw(registration, reason) {
      await post(session, `/api/v1/registrations/${encodeURIComponent(registration)}/withdraw`, {
        reason,
      });
    },
    async aside(state, before) {
      const query = new URLSearchParams({ state, ...(before === null ? {} : { before }) });
      return expectOk<AsideList>(await session.call(`/api/v1/aside?${query}`));
    },
    async accept(hash, reason) {
      await post(session, `/api/v1/aside/${encodeURIComponent(hash)}/accept`, { reason });
    },
    async refuse(hash, reason) {
      await post(session, `/api/v1/aside/${encodeURIComponent(hash)}/refuse`, { reason });
    },
  };
}

async function post(session: Session, path: string, body: unknown): Promise<unknown> {
  return expectOk<unknown>(await session.call(path, { body }));
}

export function adminPort(session: Session): AdminPort {
  return {
    async unknownCodes() {
      const list = expectOk<UnknownCodeList>(await session.call('/api/v1/unknown-codes'));
      return list.items as Awaited<ReturnType<AdminPort['unknownCodes']>>;
    },
    async resolveCode(fingerprint, premises, from) {
      const path = `/api/v1/unknown-codes/${encodeURIComponent(fingerprint)}/resolve`;
      await post(session, path, { premises, from });
    },
    async enterprises(text) {
      const path = `/api/v1/enterprises?q=${encodeURIComponent(text)}`;
      const list = expectOk<EnterpriseList>(await session.call(path));
      return list.items as Awaited<ReturnType<AdminPort['enterprises']>>;
    },
    async makeDoorCode(premises) {
      await post(session, `/api/v1/premises/${encodeURIComponent(premises)}/codes`, {});
    },
    async replaceCode(fingerprint) {
      await post(session, `/api/v1/codes/${encodeURIComponent(fingerprint)}/replace`, {});
    },
    async bindCode(premises, text) {
      await post(session, `/api/v1/premises/${encodeURIComponent(premises)}/codes`, { text });
    },
    async merge(from, into, since, reason) {
      const path = `/api/v1/enterprises/${encodeURIComponent(from)}/merge`;
      await post(session, path, { into, since, reason });
    },
    async printSheet(premises) {
      // opened at once: a browser lets a tap open a tab, not the answer that comes after it
      const tab = window.open('', '_blank');
      try {
        const sheet = (await post(session, '/api/v1/prints', { premises })) as PrintResponse;
        if (tab) tab.location.href = sheet.url;
        else window.location.href = sheet.url;
      } catch (error) {
        tab?.close();
        throw error;
      }
    },
  };
}

/** Longer texts are turned away before anything is sent. */
const FEEDBACK_CHARACTERS = 4_000;

export function feedbackPort(session: Session): FeedbackPort {
  return {
    async send(page, text) {
      if (text.length > FEEDBACK_CHARACTERS) throw new Failure('invalid', 'too long');
      expectOk<unknown>(await session.call('/api/v1/feedback', { body: { page, text } }));
    },
  };
}
