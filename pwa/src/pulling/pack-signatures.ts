/**
 * Finds the policy packs to judge by: those that a key of the server has signed (`docs/SYNC-PROTOCOL.md`, "Packs").
 * What was found good stays on the phone, so that neither a forged pack nor another scope takes it away.
 */
import type { Http } from '@/api/http';
import type { DeviceDb, SignedPack } from '@/db/device';
import type { PublicJwk } from '@/db/evidence';
import * as faults from '@/faults';
import type { RegionRemote } from '@/rules';
import { sha256Hex } from '@/sealing/encoding';
import { kidOf, P256, payloadOf, thumbprint, typOf, verifyJws } from '@/sealing/jws';

/** One a year, and the phone is older than its officers; the newest come first. */
const MOST_KEYS = 50;

/** A few a year for each city; what was judged by longer ago than that is judged by no more. */
const MOST_PACKS = 50;

interface Checked {
  packs: SignedPack[];
  /** Some pack came without a good signature: it is not used, and the officer is told. */
  refused: boolean;
}

export class PackSignatures {
  constructor(
    private readonly http: Http,
    private readonly device: DeviceDb,
  ) {}

  /** Takes home the server's keys where the phone has none, or where one of these packs names another. Only ever adds. */
  async ensureKeys(packs: SignedPack[] = []): Promise<void> {
    const kept = await this.keys();
    const missing = packs.some(({ signature }) => !(kidIn(signature) in kept));
    if (Object.keys(kept).length > 0 && !missing) return;
    const reply = await this.http.call('/api/v1/keys');
    if (!reply.ok) return;
    const keys = await named((reply.json as { keys?: unknown } | null)?.keys);
    const all = Object.entries({ ...keys, ...kept }).slice(0, MOST_KEYS);
    await this.device.set('server_keys', Object.fromEntries(all));
  }

  /** Gives the rules the packs to judge by. True: some pack was refused. */
  async tell(region: Pick<RegionRemote, 'pulledPacks' | 'setPacks'>): Promise<boolean> {
    const { packs, refused } = await this.check(await region.pulledPacks());
    await region.setPacks(packs);
    return refused;
  }

  /** Finds the packs to judge by, out of what was pulled and what was good before. */
  async check(pulled: SignedPack[]): Promise<Checked> {
    const kept = faults.packsKept((await this.device.get('packs')) ?? []);
    const before = new Set(kept.map(({ hash }) => hash));
    const keys = await this.keys();
    const came = pulled.filter(({ hash }) => !before.has(hash));
    const good: SignedPack[] = [];
    for (const pack of came) if (faults.packsSigned(await isSigned(pack, keys))) good.push(pack);
    const packs = [...good, ...kept].slice(0, MOST_PACKS);
    if (good.length > 0) await this.device.set('packs', packs);
    return { packs, refused: good.length < came.length };
  }

  private async keys(): Promise<Record<string, PublicJwk>> {
    return (await this.device.get('server_keys')) ?? {};
  }
}

/** Whether a pack's signature is good: it is over hash, id and version, and the hash is of the file, byte for byte. */
async function isSigned(pack: SignedPack, keys: Record<string, PublicJwk>): Promise<boolean> {
  try {
    const { signature, hash, id, version } = pack;
    const jwk = keys[kidIn(signature)];
    if (!jwk || typOf(signature) !== 'ruqi-pack') return false;
    const key = await crypto.subtle.importKey('jwk', { ...jwk }, P256, false, ['verify']);
    if (!(await verifyJws(signature, key))) return false;
    const says = payloadOf<Partial<SignedPack>>(signature);
    const fits = says.hash === hash && says.id === id && says.version === version;
    return fits && (await sha256Hex(pack.json)) === hash;
  } catch {
    return false; // no JWS at all
  }
}

/** The key that a signature names; empty where it is no JWS, or where a row came without one. */
function kidIn(signature: string): string {
  try {
    return kidOf(signature) ?? '';
  } catch {
    return '';
  }
}

/** Lists keys by their thumbprint: a key under another's name is not taken. */
async function named(keys: unknown): Promise<Record<string, PublicJwk>> {
  const found: Record<string, PublicJwk> = {};
  for (const one of Array.isArray(keys) ? (keys as Partial<PublicJwk>[]) : []) {
    if (one?.kty !== 'EC' || one.crv !== 'P-256' || !one.x || !one.y) continue;
    const jwk: PublicJwk = { kty: 'EC', crv: 'P-256', x: one.x, y: one.y };
    found[await thumbprint(jwk)] = jwk;
  }
  return found;
}
