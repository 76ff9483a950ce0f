/** Sealed records as the rules see them, until a pull brings them back. */
import { clock, instant } from '@/clock';
import type { EvidenceDb } from '@/db/evidence';
import { sentSince, unsent } from '@/db/local';
import type { FactChange, OwnFacts, VisitFact } from '@/rules/own';
import type { AmendmentBody, RegistrationBody, SameVisitBody, WithdrawalBody } from '@/wire';
import { payloadOf } from './jws';

/** The payload of a sealed record, as far as this phone reads its own. */
export interface Payload<B = unknown> {
  id: string;
  type: string;
  author: string;
  wall: string;
  body: B;
}

/** `codeOf` gives the `code:…` name of a text that was scanned, or null where the rules did not load. */
export async function ownFacts(
  evidence: EvidenceDb,
  asOf: number | null,
  codeOf: (text: string) => Promise<string | null>,
): Promise<OwnFacts> {
  const waiting = (await unsent(evidence)).filter(({ row }) => row?.state !== 'set_aside');
  const recent = await sentSince(evidence, asOf ?? 0);
  const own: OwnFacts = { visits: [], changes: {} };
  for (const { event } of [...recent, ...waiting]) {
    const payload = payloadOf<Payload>(event.jws);
    if (event.type === 'registration') {
      const body = payload.body as RegistrationBody;
      const enterprise = body.enterprise ?? (body.code && (await codeOf(body.code.text)));
      if (enterprise) own.visits.push(fact(payload as Payload<RegistrationBody>, enterprise));
    } else {
      for (const [id, change] of changesOf(payload)) {
        own.changes[id] = { ...own.changes[id], ...change };
      }
    }
  }
  return own;
}

function fact({ id, wall, body }: Payload<RegistrationBody>, enterprise: string): VisitFact {
  return {
    id,
    enterprise,
    premises: body.premises ?? null,
    organ: body.organ,
    level: body.level,
    at: instant(wall) ?? clock.now(),
    started_at: instant(body.started_at ?? null),
    category: body.category,
    matters: body.matters,
    joint: body.joint ?? null,
    void: false,
    ...ground(body.exemption ?? null),
  };
}

function changesOf({ type, body }: Payload): [string, FactChange][] {
  if (type === 'withdrawal') return [[(body as WithdrawalBody).registration, { void: true }]];
  if (type === 'amendment') return [[(body as AmendmentBody).registration, amended(body as never)]];
  if (type !== 'same_visit') return [];
  // ids are ordered by time: the later of the two no longer counts, until the server says which it is
  const [, later] = [...(body as SameVisitBody).registrations].sort();
  return later ? [[later, { void: true }]] : [];
}

function amended(body: AmendmentBody): FactChange {
  return {
    ...(body.exemption ? ground(body.exemption) : {}),
    ...(body.matters ? { matters: body.matters } : {}),
    ...(body.started_at ? { started_at: instant(body.started_at) } : {}),
    ...(body.joint ? { joint: body.joint } : {}),
  };
}

/** A ground and whether its reference is blank: the reference itself is of no use to the rules. */
function ground(exemption: { ground: string; reference: string } | null) {
  return {
    ground: exemption?.ground ?? null,
    blank: exemption !== null && exemption.reference.trim() === '',
  };
}
