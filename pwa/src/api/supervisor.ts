/** Asks the server what the supervisor's desk does: registrations of the region, and records that were set aside. */
import type { SupervisorPort } from '@/ports';
import type { Answer, RegistrationList } from '@/wire';
import { expectOk } from './problem';
import type { Session } from './session';
import { judged } from './verdict';

export function supervisorPort(session: Session): SupervisorPort {
  return {
    async registrations(before) {
      const query = before === null ? '' : `?before=${encodeURIComponent(before)}`;
      const list = expectOk<RegistrationList>(await session.call(`/api/v1/registrations${query}`));
      return { ...list, items: list.items.map(judged) };
    },
    async unbound() {
      const reply = await session.call('/api/v1/attendances/unbound');
      return expectOk<Answer<'UnboundAttendanceList'>>(reply).items;
    },
    async unled() {
      return expectOk<Answer<'UnledJointList'>>(await session.call('/api/v1/joints/unled')).items;
    },
    async aside(state, before) {
      const query = new URLSearchParams({ state, ...(before === null ? {} : { before }) });
      return expectOk<Answer<'AsideList'>>(await session.call(`/api/v1/aside?${query}`));
    },
    async accept(hash, reason) {
      await session.post(`/api/v1/aside/${encodeURIComponent(hash)}/accept`, { reason });
    },
    async refuse(hash, reason) {
      await session.post(`/api/v1/aside/${encodeURIComponent(hash)}/refuse`, { reason });
    },
    async refuseSeveral(hashes, reason) {
      const asked = { hashes, reason };
      const answer = await session.post<Answer<'RefuseAnswer'>>('/api/v1/aside/refuse', asked);
      return { refused: answer.refused, left: answer.left.length };
    },
    async clearUnproven(reason) {
      const path = '/api/v1/aside/unproven/clear';
      return (await session.post<Answer<'ClearAnswer'>>(path, { reason })).cleared;
    },
  };
}
