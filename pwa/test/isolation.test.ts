/** What others typed stands beside other words only within an element of its own: no word around it is laid out anew. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(process.cwd(), 'src');
const templates = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.vue'),
);

/** A value, but for the catalogue's words and for times: `{{ one.by }}`, `{{ shown }}`, `{{ nameOf(draft) }}`. */
const VALUE = /\{\{(?!\s*(?:t|moment|day|ruleName)\()[^}]*\}\}/g;

const TAG = /<(?:[^<>"]|"[^"]*")*>/;
/** What stands in it stands beside what is around it: it makes no element. */
const NO_ELEMENT = /<\/?template\b(?:[^<>"]|"[^"]*")*>/g;

/** The runs of text between two tags, each with the lines that it has. */
const runs = (template: string) => template.replace(NO_ELEMENT, '').split(TAG);

test.each(templates)('%s', (path) => {
  const whole = readFileSync(join(SRC, path), 'utf8');
  const template = whole.slice(whole.indexOf('<template>'), whole.lastIndexOf('</template>'));
  const mixed = runs(template).filter((run) => {
    const [value] = run.match(VALUE) ?? [];
    return value !== undefined && run.replace(value, '').trim() !== '';
  });
  expect(mixed.map((run) => run.trim())).toEqual([]);
});
