/** Records as their list shows them: those of `registrations`, and one visit that was averted. */
import type * as P from '@/ports';
import { records, registrations } from './registrations';

const LINES: P.RecordLine[] = [
  ...records.map((one, at) => ({
    id: one.id,
    type: 'registration' as const,
    at: one.started_at ?? one.at,
    enterprise: one.enterprise,
    officers: registrations[at]?.officers ?? [],
    verdict: one.verdict?.verdict ?? null,
    state: one.state,
    send: one.send.state,
  })),
  {
    id: 'averted',
    type: 'averted',
    at: '2026-01-13T09:30:00+08:00',
    enterprise: records[0]?.enterprise ?? null,
    officers: [{ id: 'p9', name: '欧阳立新' }],
    verdict: 'violation',
    state: 'stands',
    send: 'sent',
  },
];

export function foundOf(asked: P.RecordsAsked, limit: number): P.RecordsFound {
  const found = LINES.filter(
    ({ at, enterprise, officers, send, state, type }) =>
      (asked.month === null || at.startsWith(asked.month)) &&
      (!asked.mine || officers.some(({ id }) => id === 'p1')) &&
      (asked.text === '' || (enterprise?.name.includes(asked.text) ?? false)) &&
      (asked.state === null ||
        asked.state === send ||
        (asked.state === 'waiting' && send === 'unsent') ||
        (asked.state === 'averted' && type === 'averted') ||
        (asked.state === 'void' && state !== 'stands')),
  );
  const months = [...new Set(LINES.map(({ at }) => at.slice(0, 7)))];
  return { lines: found.slice(0, limit), total: found.length, months };
}
