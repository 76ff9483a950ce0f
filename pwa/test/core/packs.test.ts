// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { Http } from '@/api/http';
import { DeviceDb, type SignedPack } from '@/db/device';
import { PackSignatures } from '@/pulling/pack-signatures';
import { sha256Hex } from '@/sealing/encoding';
import { P256, publicJwk, signJws, thumbprint } from '@/sealing/jws';
import { keep, regionHere } from './region';
import { newPhone } from './storage';
import { ASKING, PACK, pages, visitTo, enterprise } from './world';

interface ServerKey {
  kid: string;
  jwk: object;
  sign(typ: string, says: object): Promise<string>;
}

/** `alias`: the name that it goes by, in place of its own. */
async function newKey(alias?: string): Promise<ServerKey> {
  const pair = await crypto.subtle.generateKey(P256, false, ['sign', 'verify']);
  const jwk = await publicJwk(pair.publicKey);
  const kid = alias ?? (await thumbprint(jwk));
  const sign = (typ: string, says: object) => signJws(pair.privateKey, { typ, kid }, says);
  return { kid, jwk: { ...jwk, kid, alg: 'ES256' }, sign };
}

/** Zhuzhou's pack as its version `version`, signed. */
async function packOf(version: number, key: ServerKey, typ = 'ruqi-pack'): Promise<SignedPack> {
  const json = JSON.stringify({ ...JSON.parse(PACK), version });
  const says = { hash: await sha256Hex(json), id: 'zhuzhou-2024', version };
  return { ...says, json, signature: await key.sign(typ, says) };
}

let key: ServerKey;
let served: ServerKey[];
let asked: number;
let seals: PackSignatures;

beforeEach(async () => {
  newPhone();
  key = await newKey();
  served = [key];
  asked = 0;
  const http = new Http('', async () => {
    asked++;
    return Response.json({ keys: served.map(({ jwk }) => jwk) });
  });
  seals = new PackSignatures(http, new DeviceDb());
});

/** As after a pull that brought these. */
async function pulled(...packs: SignedPack[]) {
  await seals.ensureKeys(packs);
  const { packs: good, refused } = await seals.check(packs);
  return { versions: good.map(({ version }) => version).sort(), refused };
}

describe('a pack that is pulled', () => {
  it('is judged by when a key of the server signed it, and the keys are asked for once', async () => {
    expect(await pulled(await packOf(1, key))).toEqual({ versions: [1], refused: false });
    expect(await pulled(await packOf(1, key))).toEqual({ versions: [1], refused: false });
    expect(asked).toBe(1);
  });

  it.each<[string, (good: SignedPack) => Promise<SignedPack>]>([
    ['signed by another key', async () => packOf(2, await newKey())],
    ['with another file under the signature', async (two) => ({ ...two, json: `${two.json} ` })],
    [
      'whose file and hash were both changed',
      async (two) => ({ ...two, json: '{}', hash: await sha256Hex('{}') }),
    ],
    ['raised to another version', async (two) => ({ ...two, version: 3 })],
    ['with a seal that was made for something else', () => packOf(2, key, 'ruqi-receipt')],
    [
      'without a signature, as a row that lacks the column',
      async (two) => ({ ...two, signature: '' }),
    ],
    ['with a signature that is no JWS', async (two) => ({ ...two, signature: 'a.b.c' })],
  ])('%s is refused, and the one before stays', async (_, forge) => {
    const one = await packOf(1, key);
    await pulled(one);
    const forged = await forge(await packOf(2, key));
    expect(await pulled(one, forged)).toEqual({ versions: [1], refused: true });
    // gone from what is pulled (another scope, a restored server): what was good is still there
    expect(await pulled(forged)).toEqual({ versions: [1], refused: true });
  });

  it('is taken under a key that is new, and those of the old key stay good', async () => {
    const one = await packOf(1, key);
    await pulled(one);
    const rotated = await newKey();
    served = [rotated, key];
    expect(await pulled(one, await packOf(2, rotated))).toEqual({
      versions: [1, 2],
      refused: false,
    });
    expect(asked).toBe(2);
  });

  it('is taken under a kept key without asking', async () => {
    await pulled(await packOf(1, key));
    served = [];
    expect(await pulled(await packOf(2, key))).toEqual({ versions: [1, 2], refused: false });
  });

  it('is not taken under a key that goes by the name of another', async () => {
    const thief = await newKey(key.kid);
    served = [thief];
    expect(await pulled(await packOf(1, thief))).toEqual({ versions: [], refused: true });
  });
});

describe('the phone judges', () => {
  const judgedBy = async (...packs: SignedPack[]) => {
    const region = regionHere();
    await keep(region, 'pulled', ...(await pages({ enterprises: 3, visits: 0, planned: 0 })));
    await region.open('pulled');
    await region.setPacks(packs);
    expect((await region.judge(ASKING, visitTo(enterprise(1), ['M1']))).verdict).toBeTruthy();
    return (await region.pack(ASKING, enterprise(1))).version;
  };

  it('by the newest, whichever came last', async () => {
    expect(await judgedBy(await packOf(1, key), await packOf(2, key))).toBe(2);
    expect(await judgedBy(await packOf(2, key), await packOf(1, key))).toBe(2);
  });

  it('by the one before, where these rules cannot read the newest', async () => {
    const two = await packOf(2, key);
    expect(await judgedBy(await packOf(1, key), { ...two, json: '{"rules": "of later"}' })).toBe(1);
  });

  it('by none that was not found good', async () => {
    await expect(judgedBy()).rejects.toMatchObject({ kind: 'rules' });
  });
});
