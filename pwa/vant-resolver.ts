import type { ComponentResolver } from 'unplugin-vue-components/types';

/**
 * The styles of each component that is used, its own last. Vant's lists add its icon font, 28 kB that we never show and
 * that falls back to somebody else's server.
 */
const STYLES: Record<string, string[]> = {
  button: ['style/base', 'loading/index', 'button/index'],
  popup: ['style/base', 'overlay/index', 'popup/index'],
  skeleton: ['style/base', 'skeleton-title/index', 'skeleton-paragraph/index', 'skeleton/index'],
};

/**
 * `<VanButton>` in a template becomes one import of one component with its CSS.
 * Named imports from 'vant' would pull in all of it (110 kB).
 */
export function vantSingly(): ComponentResolver {
  return {
    type: 'component',
    resolve(name: string) {
      if (!name.startsWith('Van')) return undefined;
      const part = name
        .slice(3)
        .replace(/\B[A-Z]/g, (c) => `-${c}`)
        .toLowerCase();
      const styles = STYLES[part];
      if (!styles) throw new Error(`name the styles of vant's ${part} in vant-resolver.ts`);
      return {
        from: `vant/es/${part}/index.mjs`,
        name: 'default',
        sideEffects: styles.map((style) => `vant/es/${style}.css`),
      };
    },
  };
}
