/** The city's enterprises by their ids, and where its codes lead. */
import { createHash } from 'node:crypto';
import * as city from './city';
import type { Desk } from './desk';
import type { Merged, Resolved } from './world';

interface Found {
  items: { id: string; name: string; premises: { id: string }[] }[];
}

/** As `docs/SYNC-PROTOCOL.md`, "Codes", has it. */
export function fingerprintOf(text: string): string {
  return createHash('sha256').update(`ruqi-code-1\0${text}`).digest('hex').slice(0, 16);
}

export class Places {
  private constructor(private readonly all: Found['items']) {}

  static async read(desk: Desk): Promise<Places> {
    const { items } = await desk.get<Found>('qian', '/api/v1/enterprises');
    const named = [...Array(city.ENTERPRISES).keys()].map((n) =>
      items.find(({ name }) => name.includes(city.nameOf(n)))!,
    );
    return new Places(named);
  }

  /** The n-th enterprise; null for any. */
  id(n: number | null): string | null {
    return n === null ? null : this.all[n]!.id;
  }

  premises(n: number): string {
    return this.all[n]!.premises[0]!.id;
  }

  /** What is left of the n-th, after mergers. */
  left(n: number, merged: Merged[]): number {
    const found = merged.find(({ from }) => from === n);
    return found ? this.left(found.into, merged) : n;
  }

  /** The enterprise that is left of the one with this id; a code's is none. */
  leftOf(id: string, merged: Merged[]): string {
    const n = this.all.findIndex((one) => one.id === id);
    return n === -1 ? id : this.all[this.left(n, merged)]!.id;
  }

  /** Where a code led then, resolved or not; what nobody knows is an enterprise of its own. */
  at(code: string, instant: number, resolved: Resolved[]): string {
    const bound = resolved.find((one) => one.code === code);
    const since = bound?.from ? Date.parse(bound.from) : Number.NEGATIVE_INFINITY;
    return bound && since <= instant ? this.id(bound.enterprise)! : `code:${fingerprintOf(code)}`;
  }
}
