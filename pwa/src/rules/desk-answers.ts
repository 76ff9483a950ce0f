/** Reads what desks said of the officer's records that were held or set aside. */
import type { PulledStore } from '@/db/pulled-store';
import type { DeskAnswer } from '@/ports';

const COLUMNS = ['hash', 'state', 'reason'];

/** By the records' hashes. */
export function deskAnswersIn(store: PulledStore): [hash: string, DeskAnswer][] {
  const table = store.table('aside');
  return [...table.rows()].map((row) => {
    const [hash, state, reason] = table.values(row, COLUMNS);
    return [hash as string, { state, reason } as DeskAnswer];
  });
}
