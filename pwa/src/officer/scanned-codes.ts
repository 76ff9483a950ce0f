/** Decides where the codes that were in view lead: what the phone knows comes first, and nothing by chance. */
import type { CodeMatch, DirectoryPort, DoorMatch } from '@/ports';
import type { Scanned } from '@/scan/Scanner.vue';

/** A door, and the text of the code that led to it. */
export type ScannedDoor = DoorMatch & { text: string };

export type Lead =
  | { kind: 'leader'; text: string }
  /** One door at least. */
  | { kind: 'doors'; doors: ScannedDoor[] }
  /** One code at least; which of several is the enterprise's, a person has to say. */
  | { kind: 'unknown'; texts: string[] }
  | { kind: 'not_a_code'; text: string; why: NotACode };

/** Why a text is no door's code. */
export type NotACode = (CodeMatch & { kind: 'not_a_code' })['why'] | 'mistyped';
interface Read {
  text: string;
  match: CodeMatch | { kind: 'not_a_code'; why: NotACode };
}

type CodesPort = Pick<DirectoryPort, 'resolveCode' | 'typedCode'>;

/** Whether a text alone leads anywhere: then nobody need look for other codes in view. */
export async function leads(directory: CodesPort, text: string): Promise<boolean> {
  const { kind } = await directory.resolveCode(text);
  return kind === 'known' || kind === 'leader';
}

/** @param expected the enterprise that was checked before: its door is meant, where it is among several */
export async function leadOf(
  directory: CodesPort,
  { texts, how }: Scanned,
  expected: string | null,
): Promise<Lead> {
  const resolve = how === 'typed' ? resolveTyped : resolveScanned;
  const read = await Promise.all(texts.map((text) => resolve(directory, text)));
  const leader = read.find(({ match }) => match.kind === 'leader');
  if (leader) return { kind: 'leader', text: leader.text };

  const doors = (by: 'code' | 'credit_code'): ScannedDoor[] =>
    read.flatMap(({ text, match }) =>
      match.kind === 'known' && match.by === by
        ? match.matches.map((door) => ({ ...door, text }))
        : [],
    );
  // a licence may hang beside the door of another, so what is bound to a door tells more
  const bound = doors('code');
  const found = apart(bound.length > 0 ? bound : doors('credit_code'));
  const meant = found.filter(({ enterprise }) => enterprise.id === expected);
  if (found.length > 0) return { kind: 'doors', doors: meant.length > 0 ? meant : found };

  const unknown = read.filter(({ match }) => match.kind === 'unknown').map(({ text }) => text);
  const [first] = read;
  if (unknown.length === 0 && first?.match.kind === 'not_a_code')
    return { kind: 'not_a_code', text: first.text, why: first.match.why };
  return { kind: 'unknown', texts: unknown };
}

async function resolveScanned(directory: CodesPort, text: string): Promise<Read> {
  return { text, match: await directory.resolveCode(text) };
}

/** What the phone knows as it was typed is that; only then may the last letter be a door code's check. */
async function resolveTyped(directory: CodesPort, text: string): Promise<Read> {
  const read = await resolveScanned(directory, text);
  if (read.match.kind !== 'unknown') return read;
  const meant = await directory.typedCode(text);
  if (meant === null) return { text, match: { kind: 'not_a_code', why: 'mistyped' } };
  return meant === text ? read : resolveScanned(directory, meant);
}

/** Each door once: an old code may hang beside the new one. */
function apart(doors: ScannedDoor[]): ScannedDoor[] {
  return [...new Map(doors.reverse().map((door) => [door.premises.id, door])).values()].reverse();
}
