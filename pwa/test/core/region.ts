/** The region in the process instead of in a worker, with the real rules. */
import { readFileSync } from 'node:fs';
import * as rules from '@/generated/rules/rules';
import type { RegionRemote } from '@/rules';
import type { Rules } from '@/rules/engine';
import { Region } from '@/rules/region';
import { RegionQuestions } from '@/rules/region-questions';
import type { PullResponse } from '@/wire';
import { bytesOf } from './world';

const WASM = new URL('../../src/generated/rules/rules_bg.wasm', import.meta.url);
let started = false;

export async function loadRules(): Promise<Rules> {
  if (!started) rules.initSync({ module: readFileSync(WASM) });
  started = true;
  return rules;
}

export function regionHere(load: () => Promise<Rules> = loadRules): RegionRemote {
  const region = new Region(load);
  const objects: object[] = [new RegionQuestions(region), region];
  return new Proxy({} as RegionRemote, {
    get: (_, method: string) => {
      const owner = objects.find((object) => method in object);
      const run = owner && (Reflect.get(owner, method) as (...args: unknown[]) => unknown);
      return run && (async (...args: unknown[]) => across(await run.apply(owner, across(args))));
    },
  });
}

/** Keeps the pages that come next. */
export async function keep(region: RegionRemote, name: string, ...pages: PullResponse[]) {
  for (const page of pages) {
    const { cursor } = await region.meta(name);
    if (!(await region.append(name, bytesOf(page), cursor))) throw new Error('not what follows');
  }
}

/** As to a worker and back: plain data, and buffers leave whoever hands them over. */
function across<T>(data: T): T {
  const buffers = Array.isArray(data) ? data.filter((one) => one instanceof ArrayBuffer) : [];
  return structuredClone(data, { transfer: buffers });
}
