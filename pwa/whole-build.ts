import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Refuses a build for people that could lack a defence: each question for one has to be folded away (src/faults). */
export function wholeBuild(): Plugin {
  const list = new URL('./src/faults/defences.ts', import.meta.url);
  const names = [...readFileSync(list, 'utf8').matchAll(/^ {2}\| '([^']+)'/gm)].map(
    ([, name]) => name,
  );
  return {
    name: 'whole-build',
    generateBundle(_options, bundle) {
      for (const [file, chunk] of Object.entries(bundle)) {
        const code = chunk.type === 'chunk' ? chunk.code : '';
        const left = names.find((name) => new RegExp(`["'\`]${name}["'\`]`).test(code));
        if (left) this.error(`${file} asks for the defence ${left}: it was not folded away`);
      }
    },
  };
}
