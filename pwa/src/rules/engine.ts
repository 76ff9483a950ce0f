/** Loads the rules as WASM. It is the one place that loads them; that they may fail to load is everybody's to bear. */
import type * as Package from '@/generated/rules/rules';

export type Rules = Pick<
  typeof Package,
  'Engine' | 'check_pack' | 'read_code' | 'typed_code' | 'fingerprint' | 'credit_code'
>;
export type Engine = Package.Engine;

/** From our own origin, where the service worker keeps it. */
export async function loadRules(): Promise<Rules> {
  const [rules, { default: url }] = await Promise.all([
    import('@/generated/rules/rules'),
    import('@/generated/rules/rules_bg.wasm?url'),
  ]);
  await rules.default({ module_or_path: url });
  return rules;
}
