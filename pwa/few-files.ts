import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** What is loaded once the rules' worker was begun. */
const START = fileURLToPath(new URL('./src/start.ts', import.meta.url));

/** What the pages of several roles are made of. */
const PARTS = /\/(src\/ui|node_modules\/vant)\//;

/**
 * Packs the app into few files: a phone that opens it offline reads each through the service worker, and most name others. What
 * every page needs is one, what the pages of several roles share is another, and each role's pages are one. The first is
 * fetched with the page, though `main.ts` asks for it later.
 */
export function fewFiles(): Plugin {
  const frame = new Set<string>();
  const groups = [
    { name: 'frame', test: (id: string) => frame.has(id), priority: 2 },
    { name: 'parts', test: PARTS, minShareCount: 2, priority: 1 },
  ];
  return {
    name: 'few-files',
    apply: 'build',
    config: () => ({ build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }),
    buildEnd() {
      const add = (id: string): void => {
        if (frame.has(id)) return;
        frame.add(id);
        this.getModuleInfo(id)?.importedIds.forEach(add);
      };
      add(START);
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const files = Object.keys(bundle ?? {}).filter((file) => /\/frame-[^/]*$/.test(file));
        return files.map((file) => ({
          tag: 'link',
          attrs: file.endsWith('.css')
            ? { rel: 'stylesheet', crossorigin: true, href: `/${file}` }
            : { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
          injectTo: 'head' as const,
        }));
      },
    },
  };
}
