/** How the phone speaks to the server without a defence. */

/** The longest time that a timer takes: 24 days. */
const FOR_EVER_MS = 2 ** 31 - 1;

/** Without: whatever comes back is an answer, and whatever is thrown is what it says. */
export function onlyOurJson(ours: boolean): boolean {
  return __WITHOUT__ === 'only-our-json' ? true : ours;
}

/** Without: a call has no end. */
export function patience(ms: number): number {
  return __WITHOUT__ === 'patience' ? FOR_EVER_MS : ms;
}

/** Without: the server is asked again before the time that it said. */
export function retryAfter(seconds: number | null): number | null {
  return __WITHOUT__ === 'retry-after' ? null : seconds;
}

/** Without: a batch that is too large is an answer like any other. */
export function halveOn413(tooLarge: boolean): boolean {
  return __WITHOUT__ === 'halve-on-413' ? false : tooLarge;
}

/** Without: a batch that did not get through is offered as large again. */
export function halveOnSilence(half: number, before: number): number {
  return __WITHOUT__ === 'halve-on-silence' ? before : half;
}

/** Without: as many rows are asked for after a page that did not get through. */
export function fewerRows(fewer: number, before: number): number {
  return __WITHOUT__ === 'fewer-rows' ? before : fewer;
}

/** Without: the officer goes on as who they were when they signed in. */
export function rolesAskedAgain(session: { askAnew(): void }): { askAnew(): void } {
  return __WITHOUT__ === 'roles-asked-again' ? { askAnew: () => undefined } : session;
}

/** Without: nothing is pushed once the session ran out. */
export function waitsForSession(over: boolean): boolean {
  return __WITHOUT__ === 'push-without-session' ? over : false;
}

/** Without: records of others on this phone wait until those sign in. */
export function carryOthers(officers: string[]): string[] {
  return __WITHOUT__ === 'carry-others' ? [] : officers;
}

/** Without: what the officer says is lost is not told to the server. */
export function lossTold(kids: string[]): string[] {
  return __WITHOUT__ === 'loss-told' ? [] : kids;
}

/** Without: a pack is judged by whoever signed it. */
export function packsSigned(signed: boolean): boolean {
  return __WITHOUT__ === 'packs-signed' ? true : signed;
}

/** Without: packs that were found good are given up for what comes later. */
export function packsKept<Pack>(packs: Pack[]): Pack[] {
  return __WITHOUT__ === 'packs-kept' ? [] : packs;
}
