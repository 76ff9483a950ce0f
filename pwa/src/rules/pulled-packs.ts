/** Reads policy packs as they were pulled: nobody has looked at their signatures. */
import type { SignedPack } from '@/db/device';
import type { PulledStore } from '@/db/pulled-store';

const COLUMNS = ['hash', 'id', 'version', 'json', 'signature'];

export function pulledPacksIn(store: PulledStore): SignedPack[] {
  const table = store.table('pack');
  return [...table.rows()].map((row) => {
    const [hash, id, version, json, signature] = table.values(row, COLUMNS);
    return { hash, id, version, json, signature: signature ?? '' } as SignedPack;
  });
}
