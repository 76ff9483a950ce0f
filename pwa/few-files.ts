import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
/** What begins the rules' worker, and what is loaded after that. */
const [MAIN, START] = [pathOf('./src/main.ts'), pathOf('./src/start.ts')];

/** What the pages of several roles are made of. */
const PARTS = /\/(src\/ui|node_modules\/vant)\//;

const isFrame = (file: string): boolean => /\/frame-[^/]*$/.test(file);

/**
 * Packs the app into few files: a phone that opens it offline reads each through the service worker, and most name others. What
 * every page needs is one, what the pages of several roles share is another, and each role's pages are one. The first is
 * fetched with the page, though `main.ts` asks for it later.
 */
export function fewFiles(): Plugin {
  const [first, frame] = [new Set<string>(), new Set<string>()];
  const groups = [
    { name: 'first', test: (id: string) => first.has(id) && id !== MAIN, priority: 3 },
    { name: 'frame', test: (id: string) => frame.has(id), priority: 2 },
    { name: 'parts', test: PARTS, minShareCount: 2, priority: 1 },
  ];
  return {
    name: 'few-files',
    apply: 'build',
    config: () => ({ build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }),
    buildEnd() {
      const addTo = (group: Set<string>, id: string): void => {
        if (group.has(id)) return;
        group.add(id);
        this.getModuleInfo(id)?.importedIds.forEach((imported) => addTo(group, imported));
      };
      addTo(first, MAIN);
      addTo(frame, START);
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.isEntry) continue;
        const late = chunk.imports.some((file) => isFrame(file));
        if (late) this.error(`${chunk.fileName} would begin the worker after the frame has come`);
      }
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const files = Object.keys(bundle ?? {}).filter(isFrame);
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
