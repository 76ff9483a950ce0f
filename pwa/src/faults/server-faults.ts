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

/** Without: a renewed session is taken up, whoever signed out while it was on its way. */
export function departureStands(left: boolean): boolean {
  return __WITHOUT__ === 'departure-stands' ? false : left;
}

/** Without: signing in, renewing and ending a session cross each other. */
export function cookieInTurn(name: string): string {
  return __WITHOUT__ === 'cookie-in-turn' ? crypto.randomUUID() : name;
}

/** Without: a session is ended on the server whoever is here by now. */
export function endWhileGone(isNobodyHere: boolean): boolean {
  return __WITHOUT__ === 'end-while-gone' ? true : isNobodyHere;
}

/** Without: records of others on this phone wait until those sign in. */
export function carryOthers(officers: string[]): string[] {
  return __WITHOUT__ === 'carry-others' ? [] : officers;
}

/** Without: what the officer says is lost is not told to the server. */
export function lossTold(kids: string[]): string[] {
  return __WITHOUT__ === 'loss-told' ? [] : kids;
}

/** Without: a part of a region's file is kept, whatever its hash. */
export function partHash(isAnother: boolean): boolean {
  return __WITHOUT__ === 'part-hash' ? false : isAnother;
}

/** Without: a file is begun anew where some of its parts are kept. */
export function fileGoesOn(isBegun: boolean): boolean {
  return __WITHOUT__ === 'file-goes-on' ? false : isBegun;
}

/** Without: what was filled of a file that is of no use stays, and everything is pulled on top of it. */
export function fileGivenUp<Meta>(meta: Meta): Meta | null {
  return __WITHOUT__ === 'file-given-up' ? meta : null;
}

/** Without: a pack is judged by whoever signed it. */
export function packsSigned(signed: boolean): boolean {
  return __WITHOUT__ === 'packs-signed' ? true : signed;
}

/** Without: packs that were found good are given up for what comes later. */
export function packsKept<Pack>(packs: Pack[]): Pack[] {
  return __WITHOUT__ === 'packs-kept' ? [] : packs;
}
