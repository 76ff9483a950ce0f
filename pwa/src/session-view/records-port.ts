/** Seals what the officer does and shows what was sealed, for the port of records. */
import { clock, rfc3339 } from '@/clock';
import { discardDraft } from '@/db/drafts';
import { findLocalEvent, type LocalEvent } from '@/db/local-events';
import { unconfirmed } from '@/db/unconfirmed-events';
import { listGaps } from '@/enrolment/chain-gaps';
import { reportLost } from '@/enrolment/enrol';
import { Failure } from '@/failure';
import * as faults from '@/faults';
import type { Draft, ExportedFile, LeaderRead, RecordsPort } from '@/ports';
import { filesOf } from '@/pushing/sealed-file';
import * as bodies from '@/sealing/event-bodies';
import { readLeaderUrl } from '@/sealing/leader-screen';
import { isUuid7 } from '@/sealing/uuid7';
import type { Statement } from '@/wire';
import { sealedHere, unboundHere } from './attendances';
import type { Officer } from './officers';
import type { Phone } from './phone';
import { findRecords } from './record-lines';
import { findRecord, listRecords, unsentViews } from './record-list';

export function recordsPort(phone: Phone): RecordsPort {
  return {
    unsent: unsentViews(phone),
    exportUnsent: () => exportUnsent(phone),
    gaps: () => listGaps(phone.officer().evidence, phone.board.unsent.value ?? []),
    reportLost: (kid) => reportLost(phone.enroller, phone.officer().evidence, [kid]),
    register: async (draft, shown, decision) => {
      const officer = phone.officer();
      const body = bodies.registrationBody(draft, shown, decision, await by(phone, officer, draft));
      return sealRegistration(phone, officer, draft, { type: 'registration', body });
    },
    avert: async (draft, shown) => {
      const officer = phone.officer();
      const body = bodies.avertedBody(draft, shown, await by(phone, officer, draft));
      return sealRegistration(phone, officer, draft, { type: 'averted', body });
    },
    sealed: (id) => sealedHere(phone, id),
    unbound: () => unboundHere(phone),
    readLeader: (text) => readLeader(phone, text),
    join: async ({ registration, hash }) => {
      const { organ } = phone.officer();
      const body = bodies.attendanceBody({ registration, hash, organ });
      return (await add(phone, registration, { type: 'attendance', body })).event.id;
    },
    list: (limit) => listRecords(phone, limit),
    find: (asked, limit) => findRecords(phone, asked, limit),
    record: (id) => findRecord(phone, id),
    withdraw: async (id, reason) => {
      await add(phone, id, { type: 'withdrawal', body: bodies.withdrawalBody(id, reason) });
    },
    amend: async (id, change) => {
      await add(phone, id, { type: 'amendment', body: bodies.amendmentBody(id, change) });
    },
    sameVisit: async (one, other) => {
      await add(phone, one, { type: 'same_visit', body: bodies.sameVisitBody(one, other) });
    },
    tellOutcome: async (id, outcome) => {
      await add(phone, id, { type: 'outcome', body: bodies.outcomeBody(id, outcome) });
    },
    explain: async (id, rule, text) => {
      await add(phone, id, { type: 'explanation', body: bodies.explanationBody(id, rule, text) });
    },
  };
}

/** Exports the signed-in officer's unsent records: another's are sent, and nobody else takes them home. */
async function exportUnsent(phone: Phone): Promise<ExportedFile[]> {
  const remembered = (phone.board.unsent.value ?? []).map(({ event }) => event);
  return filesOf(await unconfirmed(phone.officer().evidence, remembered), clock.now());
}

/** Gathers what the draft does not know. Nothing here may keep a registration from being sealed. */
async function by(phone: Phone, officer: Officer, draft: Draft): Promise<bodies.Registering> {
  const { region } = phone;
  const { asOf } = phone.board.status.value;
  const [code, pack] = await Promise.all([
    draft.code === null ? null : region.readCode(draft.code).catch(faults.sealsWithoutRules),
    region.pack(phone.asking(), draft.enterprise).catch(faults.sealsWithoutRules),
  ]);
  return {
    author: officer.id,
    organ: officer.organ,
    level: officer.level,
    code,
    pack: pack?.ref ?? null,
    asOf: asOf === null ? null : rfc3339(asOf),
  };
}

/** Seals a draft under its own id: a second tap seals nothing new. */
async function sealRegistration(
  phone: Phone,
  officer: Officer,
  draft: Draft,
  what: Statement<'registration' | 'averted'>,
): Promise<void> {
  if (!isUuid7(draft.id)) throw new Failure('invalid', 'the form has no id');
  await phone.seal(officer, { ...what, id: draft.id, about: null });
  // nobody waits for it: the draft's id is the record's, so one that stays seals nothing new
  void discardDraft(officer.evidence, draft.id).catch(() => undefined);
}

const add = (phone: Phone, about: string, what: Statement): Promise<LocalEvent> =>
  phone.seal(phone.officer(), { ...what, about });

async function readLeader(phone: Phone, text: string): Promise<LeaderRead> {
  const read = readLeaderUrl(text);
  if (!read) return { kind: 'not_leader' };
  const officer = phone.officer();
  const { registration, hash, joint } = read;
  if (await findLocalEvent(officer.evidence, registration)) return { kind: 'own' };
  const code = read.enterprise.startsWith('code:') ? read.enterprise.slice(5) : null;
  const enterprise = code === null ? await phone.region.enterprise(read.enterprise) : null;
  const leader = {
    ...{ registration, hash, joint, code_fingerprint: code },
    organ: await phone.region.organName(read.organ, phone.language()),
    enterprise: enterprise && { id: enterprise.id, name: enterprise.name },
  };
  return { kind: read.organ === officer.organ ? 'leader' : 'other_organ', leader };
}
