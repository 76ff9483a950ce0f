import { fileURLToPath } from 'node:url';
import { mergeConfig } from 'vite';
import base from '../../vite.config.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
export default mergeConfig(base, {
  root: here('.'),
  publicDir: here('../../public'),
  server: { fs: { allow: [here('../../..')] } },
});
