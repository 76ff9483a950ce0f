/**
 * What the records of a whole history come to, worked out at once and after everything: from the events alone, by the
 * words of `docs/SYNC-PROTOCOL.md`, and judged by `ruqi check`, each visit as one case with all others as its history.
 */
import { Server } from '../core/server';
import * as city from './city';
import { eventOf, type Event, type Kept } from './events';
import type { World } from './world';

export interface Visit {
  id: string;
  /** Its id, or `code:` and the fingerprint. */
  enterprise: string;
  organ: string;
  state: 'stands' | 'withdrawn' | 'same_visit';
  officers: string[];
  instant: number;
  /** As a case of the rules has it. */
  fact: Record<string, unknown>;
  verdict: unknown;
}

export class Oracle {
  private readonly events: Event[];
  /** By author: the organ that the officer acts for. */
  private readonly organs = new Map<string, string>();

  constructor(
    kept: Kept[],
    private readonly world: World,
  ) {
    this.events = kept.map(eventOf).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    for (const device of world.devices)
      this.organs.set(device.officer.id, city.legal(device.officer.organ));
  }

  /** History, plans and filings follow what is left after mergers, whatever their date. */
  private leftOf(enterprise: string): string {
    return this.world.places.leftOf(enterprise, this.world.merged);
  }
  private named(n: number | null): string | null {
    return n === null ? null : this.leftOf(this.world.places.id(n)!);
  }

  /** Every registration, judged with the whole history. */
  visits(): Visit[] {
    const visits = this.events
      .filter(({ type }) => type === 'registration')
      .map((one) => this.visit(one));
    for (const visit of visits) if (this.isDoubled(visit, visits)) visit.state = 'same_visit';
    const lines = visits.map((visit) => JSON.stringify(this.caseOf(visit, visits)));
    if (lines.length === 0) return [];
    const answers = Server.answer(lines.join('\n'), 'check').trim().split('\n');
    visits.forEach((visit, at) => (visit.verdict = JSON.parse(answers[at]!)));
    return visits;
  }

  /** What officers of the registration's organ said of it, in the order of (estimated time, id). */
  private about(registration: Event, type: string): Event[] {
    const organ = city.legal(registration.body.organ!);
    return this.events.filter(
      (event) =>
        event.type === type &&
        (event.body.registrations ?? [event.body.registration]).includes(registration.id) &&
        this.organs.get(event.author) === organ,
    );
  }

  private visit(registration: Event): Visit {
    const { id, at, shift, body } = registration;
    let { exemption = null, matters = [], joint = null } = body;
    let started = body.started_at ? Date.parse(body.started_at) + shift : null;
    const ground = exemption?.ground ?? (body.category === 'complaint' ? 'complaint' : null);
    for (const { shift, body } of this.about(registration, 'amendment')) {
      if (body.exemption && body.exemption.ground === ground) exemption = body.exemption;
      matters = body.matters ?? matters;
      joint = body.joint ?? joint;
      if (body.started_at) started = Date.parse(body.started_at) + shift;
    }
    const instant = Math.min(at, started ?? at);
    const joined = this.about(registration, 'attendance').filter(
      ({ body }) => body.hash === registration.hash,
    );
    const officers = [...new Set([...body.officers!, ...joined.map(({ author }) => author)])];
    // who registered it or came may take it back, and the organ's manager at the desk
    const withdrawn =
      this.about(registration, 'withdrawal').some(({ author }) => officers.includes(author)) ||
      this.world.withdrawn.includes(id);
    const organ = city.legal(body.organ!);
    const enterprise = this.leftOf(
      body.enterprise ?? this.world.places.at(body.code!.text, instant, this.world.resolved),
    );
    return {
      id,
      enterprise,
      organ,
      state: withdrawn ? 'withdrawn' : 'stands',
      officers: officers.sort(),
      instant,
      fact: {
        ...{ id, enterprise, organ, level: body.level, category: body.category, matters },
        at: new Date(at).toISOString(),
        started_at: started === null ? null : new Date(started).toISOString(),
        entry: ['camera', 'image', 'licence'].includes(body.how!) ? 'scan' : 'manual',
        ...{ joint, exemption },
      },
      verdict: null,
    };
  }

  /** Officers of the organ say that it is the same visit as an earlier one, which is not withdrawn. */
  private isDoubled(visit: Visit, visits: Visit[]): boolean {
    if (visit.state === 'withdrawn') return false;
    const registration = this.events.find(({ id }) => id === visit.id)!;
    const others = this.about(registration, 'same_visit').flatMap(
      ({ body }) => body.registrations!,
    );
    return visits.some(
      (other) =>
        other.id !== visit.id &&
        others.includes(other.id) &&
        other.organ === visit.organ &&
        other.enterprise === visit.enterprise &&
        other.state !== 'withdrawn' &&
        (other.instant < visit.instant || (other.instant === visit.instant && other.id < visit.id)),
    );
  }

  private caseOf(visit: Visit, visits: Visit[]): unknown {
    const known = !visit.enterprise.startsWith('code:');
    const history = visits
      .filter(({ id, enterprise }) => id !== visit.id && enterprise === visit.enterprise)
      .map(({ fact, state }) => ({ ...fact, void: state !== 'stands' }));
    return {
      ...{ id: visit.id, visit: visit.fact, history, history_as_of: null },
      plan: known ? this.planOf(visit) : null,
      filings: known ? this.filingsOf(visit) : null,
    };
  }

  /** Of each year the version that was in force: the last that was submitted by then. */
  private planOf({ organ, enterprise, instant }: Visit): unknown[] {
    const inForce = new Map<number, city.PlanSheet>();
    for (const plan of this.world.plans) {
      if (plan.organ !== organ || Date.parse(plan.submitted_at) > instant) continue;
      const before = inForce.get(plan.year);
      // of two submitted at one time the one that was entered later
      if (!before || before.submitted_at <= plan.submitted_at) inForce.set(plan.year, plan);
    }
    return [...inForce.values()].flatMap(({ year, items }) =>
      items
        .map((item) => ({ ...item, enterprise: this.named(item.enterprise) }))
        .filter((item) => item.enterprise === null || item.enterprise === enterprise)
        .map((item, n) => ({
          id: `P${n}`,
          organ,
          ...item,
          from: `${year}-01-01`,
          to: `${year}-12-31`,
        })),
    );
  }

  /** A filing that repeats another in all but its time is none. */
  private filingsOf({ organ, enterprise }: Visit): unknown[] {
    const seen = new Map<string, city.FilingSheet>();
    for (const filing of this.world.filings) {
      const { organ, enterprise, matters, from, to } = filing;
      const name = JSON.stringify([organ, enterprise, matters, from, to]);
      if (!seen.has(name)) seen.set(name, filing);
    }
    return [...seen.values()]
      .map((filing, n) => ({
        id: `F${n}`,
        ...filing,
        enterprise: this.named(filing.enterprise),
      }))
      .filter(
        (one) => one.organ === organ && (one.enterprise === null || one.enterprise === enterprise),
      );
  }
}
