/**
 * Reads the rules' output as the server sends it: the wire leaves it open, and a word that this app does not know is a
 * failure.
 */
import { Failure } from '@/failure';
import type { Verdict, VerdictWord } from '@/ports';

const VERDICT_WORDS: readonly VerdictWord[] = ['clear', 'caution', 'violation'];

/** Reads a verdict; null where nothing was judged. */
export function readVerdict(output: unknown): Verdict | null {
  if (output === null || output === undefined) return null;
  if (isVerdict(output)) return output;
  throw new Failure('server', 'not what the rules say');
}

function isVerdict(output: unknown): output is Verdict {
  const { verdict, findings } = output as Partial<Verdict>;
  return verdict !== undefined && VERDICT_WORDS.includes(verdict) && Array.isArray(findings);
}

/** Reads the verdict of something that the server judged. */
export function judged<T extends { verdict: unknown }>(
  one: T,
): Omit<T, 'verdict'> & { verdict: Verdict | null } {
  return { ...one, verdict: readVerdict(one.verdict) };
}
