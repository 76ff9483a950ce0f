/** Turns a manual (`docs/manuals/*.md?sections`) into its sections as the app shows them: text here, pictures by address. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { marked } from 'marked';
import type { Plugin } from 'vite';

const ASKED = /^(.*\.md)\?sections$/;
const PICTURE = /!\[([^\]]*)\]\(([^)]+\.png)\)/g;
/** Links lead to other manuals and pages of the repository: in the app their words remain. */
const LINK = /(?<!!)\[([^\]]+)\]\([^)]+\)/g;

export function manualSections(): Plugin {
  return {
    name: 'manual-sections',
    enforce: 'pre',
    async load(id) {
      const [, file] = ASKED.exec(id) ?? [];
      if (!file) return null;
      this.addWatchFile(file);
      const pictures: string[] = [];
      const place = (_: string, alt: string, path: string) => {
        pictures.push(resolve(dirname(file), path));
        return `![${alt}](PICTURE${pictures.length - 1})`;
      };
      const text = (await readFile(file, 'utf8')).replace(PICTURE, place).replace(LINK, '$1');
      const [intro = '', ...parts] = text.split(/^## /m);
      // the manual's own title and the line of links to others are the app's already
      const begins = intro.split('\n').slice(3).join('\n');
      const sections = [
        { title: null, html: await marked(begins) },
        ...(await Promise.all(parts.map(section))),
      ];
      const imports = pictures.map((path, n) => `import p${n} from ${JSON.stringify(path)};`);
      const json = JSON.stringify(sections).replace(/PICTURE(\d+)/g, '" + p$1 + "');
      return `${imports.join('\n')}\nexport default ${json};`;
    },
  };
}

async function section(text: string): Promise<{ title: string; html: string }> {
  const [title = '', ...rest] = text.split('\n');
  return { title, html: await marked(rest.join('\n')) };
}
