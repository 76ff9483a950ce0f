/** What is sealed, by what key and what is shown of it, without a defence. */
import { Failure } from '@/failure';

/** Without: each tap makes a record of its own. */
export function idFromDraft(id: string | undefined): string | undefined {
  return __WITHOUT__ === 'id-from-draft' ? undefined : id;
}

/** Without: the head is moved from wherever it is by now. */
export function compareAndSetHead(moved: boolean): boolean {
  return __WITHOUT__ === 'compare-and-set-head' ? false : moved;
}

/** Without: what was meant to be written is taken for what was. */
export function readBack<Event>(kept: Event | undefined, written: Event): Event | undefined {
  return __WITHOUT__ === 'read-back' ? written : kept;
}

/** Without: a record does not say when the server was last heard. */
export function heardTold<Heard>(heard: Heard | null): Heard | null {
  return __WITHOUT__ === 'heard-told' ? null : heard;
}

/** Without: the time since the server was heard is read off the wall clock. */
export function monotonicAge(counted: number, passed: number): number {
  return __WITHOUT__ === 'monotonic-age' ? passed : counted;
}

/** Without: only the clock that stands still in sleep is asked whether the phone is online. */
export function bothClocks(passed: number): number {
  return __WITHOUT__ === 'both-clocks' ? 0 : passed;
}

/** Without: silence leaves the phone as online as it was. */
export function silenceNoted(never: number, answered: number): number {
  return __WITHOUT__ === 'silence-noted' ? answered : never;
}

/** Without: the civil time of the phone's zone is judged as if it were the instant. */
export function instants(ms: number): number {
  if (__WITHOUT__ !== 'instants') return ms;
  return ms - new Date(ms).getTimezoneOffset() * 60_000;
}

/** Without: what the rules would know keeps a registration from being sealed where they did not load. */
export function sealsWithoutRules(error: unknown): null {
  if (__WITHOUT__ === 'seals-without-rules') throw error;
  return null;
}

/** Without: a chain is an enrolment though its key is gone. */
export function keyStillThere(there: boolean): boolean {
  return __WITHOUT__ === 'key-still-there' ? true : there;
}

/** Without: no key is made where a browser cannot keep one. */
export function keyGrades(): void {
  if (__WITHOUT__ === 'key-grades') throw new Failure('cannot_enrol');
}

/** Without: a key counts as kept once it was written. */
export async function keyTried<T>(trial: () => Promise<T | null>, written: T): Promise<T | null> {
  return __WITHOUT__ === 'key-tried' ? written : trial();
}

/** Without: who taps before there is a key is told at once. */
export function enrolmentAwaited(waits: boolean): boolean {
  return __WITHOUT__ === 'enrolment-awaited' ? false : waits;
}

/** Without: all of a long queue is brought to the screen. */
export function shownInPart(most: number): number {
  return __WITHOUT__ === 'shown-in-part' ? Infinity : most;
}
