import type { ComponentResolver } from 'unplugin-vue-components/types';

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
      return {
        from: `vant/es/${part}/index.mjs`,
        name: 'default',
        sideEffects: `vant/es/${part}/style/index.mjs`,
      };
    },
  };
}
