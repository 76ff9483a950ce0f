/** The region in the process instead of in a worker, with the real rules. */
import { readFileSync } from 'node:fs';
import { Ask } from '@/rules/ask';
import type { Rules } from '@/rules/engine';
import type { RegionRemote } from '@/rules';
import { Region } from '@/rules/region';
import * as rules from '@/generated/rules/rules';

const WASM = new URL('../../src/generated/rules/rules_bg.wasm', import.meta.url);
let started = false;

export async function loadRules(): Promise<Rules> {
  if (!started) rules.initSync({ module: readFileSync(WASM) });
  started = true;
  return rules;
}

export function regionHere(load: () => Promise<Rules> = loadRules): RegionRemote {
  const region = new Region(load);
  const objects: object[] = [new Ask(region), region];
  return new Proxy({} as RegionRemote, {
    get: (_, method: string) => {
      const owner = objects.find((object) => method in object);
      const run = owner && (Reflect.get(owner, method) as (...args: unknown[]) => unknown);
      // plain data, as a worker would give it
      return run && (async (...args: unknown[]) => structuredClone(await run.apply(owner, args)));
    },
  });
}
