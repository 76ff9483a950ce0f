/** What this phone has not sent, or the server set aside. */
import type * as P from '@/ports';
import type { Wish } from './ports';

const WHY = {
  zh: '签名与这台手机的登记不符，已交由管理员查看。',
  en: 'The signature does not fit this phone’s enrolment; an administrator looks at it.',
};

const aside = (why: string, desk: P.DeskAnswer | null): P.SendState => {
  return { state: 'set_aside', why, words: WHY, desk };
};

export function unsentOf(state: Wish['state']): P.UnsentView[] | null {
  if (state === 'opening' || state === 'unreadable') return null;
  const entry = (id: string, type: P.RecordType, send: P.SendState): P.UnsentView => ({
    id,
    type,
    sealed_at: '2026-03-04T08:52:00+08:00',
    enterprise: '株洲恒泰精密机械有限公司',
    send,
    next_try: null,
  });
  if (state === 'offline')
    return [
      entry('kept', 'registration', { state: 'unsent' }),
      entry('u2', 'averted', { state: 'unsent' }),
    ];
  if (state === 'set_aside')
    return [
      entry('kept', 'registration', aside('revoked_key', { state: 'waiting', reason: null })),
      entry('u2', 'registration', { state: 'held', desk: null }),
      entry('u3', 'amendment', aside('too_large', null)),
      entry('u4', 'withdrawal', aside('bad_time', { state: 'refused', reason: '与现场情况不符' })),
      entry('u5', 'averted', aside('of_later', null)),
    ];
  return [];
}

export function gapsOf(state: Wish['state']): P.GapView[] {
  if (state !== 'set_aside') return [];
  const since = '2026-02-11T08:00:00+08:00';
  return [
    { kid: 'k1', here: true, records: 1, since },
    { kid: 'k0', here: false, records: 2, since },
  ];
}

export function exported(all: P.UnsentView[]): P.ExportedFile[] {
  if (all.length === 0) return [];
  const name = 'ruqi-unsent-20260304T0100Z.ruqi.json';
  return [{ name, text: JSON.stringify({ events: all.map(({ id }) => id) }), records: all.length }];
}
