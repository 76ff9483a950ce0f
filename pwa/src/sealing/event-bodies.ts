/** Makes the body of each type of event out of what the officer chose (`docs/SYNC-PROTOCOL.md`, "Types and their bodies"). */
import type { Amendment, Decision, Draft, How, Outcome, Shown } from '@/ports';
import { UNSTATED } from '@/rules/packs';
import type { CodeRead } from '@/rules/region-questions';
import type {
  AmendmentBody,
  AttendanceBody,
  ExplanationBody,
  OutcomeBody,
  RegistrationBody,
  SameVisitBody,
  WithdrawalBody,
} from '@/wire';

/** Beyond this much JSON the verdict goes in without its messages: they can be made again, the record must fit. */
const MAX_VERDICT_CHARACTERS = 6_000;

/** What a registration says beyond its draft: who seals it, and by which pack it was judged. */
export interface Registering {
  author: string;
  organ: string;
  level: string;
  /** The code that was read; null where there is none, or the rules did not load. */
  code: CodeRead | null;
  pack: { id: string; version: number; hash: string } | null;
  /** When the data under the verdict were last brought up to date, RFC 3339. */
  asOf: string | null;
}

export function registrationBody(
  draft: Draft,
  shown: Shown,
  decision: Decision | null,
  by: Registering,
): RegistrationBody {
  const code = draft.code === null ? null : { kind: by.code?.kind ?? 'foreign', text: draft.code };
  return {
    organ: by.organ,
    level: by.level,
    officers: [by.author, ...draft.colleagues],
    code,
    enterprise: draft.enterprise,
    premises: draft.premises,
    how: howRead(draft.how, by.code),
    category: draft.category ?? UNSTATED,
    matters: draft.matters,
    exemption: draft.exemption,
    started_at: draft.started_at,
    afterwards: draft.afterwards === null ? null : { why: draft.afterwards },
    joint: draft.joint,
    plan_item: draft.plan_item,
    filing: draft.filing,
    approval: null,
    place: null,
    pack: shown === 'not_evaluated' ? null : by.pack,
    shown: shownBody(draft.id, shown, by.asOf),
    decision,
  };
}

/** A licence's code that was scanned says so; typed it stays typed. */
function howRead(how: How, code: CodeRead | null): How {
  const scanned = how === 'camera' || how === 'image';
  return scanned && code?.licence ? 'licence' : how;
}

/** The officer was warned and did not go in: the same body, with that decision. */
export function avertedBody(draft: Draft, shown: Shown, by: Registering): RegistrationBody {
  const body = registrationBody(draft, shown, null, by);
  return { ...body, decision: { went_in: false, reason: null } };
}

function shownBody(id: string, shown: Shown, as_of: string | null): RegistrationBody['shown'] {
  if (shown === 'not_evaluated') return { state: 'not_evaluated' };
  const { verdict, findings, earliest_date } = shown;
  const whole = { id, verdict, findings, earliest_date };
  const fits = JSON.stringify(whole).length <= MAX_VERDICT_CHARACTERS;
  const bare = {
    ...whole,
    findings: findings.map(({ rule, severity, article, because }) => {
      return { rule, severity, article, because: because.slice(0, 20) };
    }),
  };
  return { state: 'evaluated', output: fits ? whole : bare, as_of };
}

export function attendanceBody(leader: AttendanceBody): AttendanceBody {
  const { registration, hash, organ } = leader;
  return { registration, hash, organ };
}

export function sameVisitBody(one: string, other: string): SameVisitBody {
  return { registrations: [one, other] };
}

export function amendmentBody(registration: string, change: Amendment): AmendmentBody {
  return { registration, ...change };
}

export function outcomeBody(registration: string, outcome: Outcome): OutcomeBody {
  return { registration, ...outcome };
}

export function explanationBody(registration: string, rule: string, text: string): ExplanationBody {
  return { registration, rule, text };
}

export function withdrawalBody(registration: string, reason: string): WithdrawalBody {
  return { registration, reason };
}
