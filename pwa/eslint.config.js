import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import globals from 'globals';
import ts from 'typescript-eslint';

/**
 * The floors of the app, from the ground up: a folder knows folders of the floors below its own; those of one floor do not
 * know each other. `cargo xtask tidy` holds the server's (`xtask/src/tidy/floors.rs`), and that no files import each other
 * in a circle.
 */
const FLOORS = [
  ['faults', 'generated'],
  ['locales', 'ports', 'search'],
  ['ui', 'db', 'help'],
  ['scan', 'rules', 'api'],
  ['sealing'],
  ['enrolment', 'pushing', 'pulling'],
  ['session-view'],
  ['conductor'],
  ['account'],
  ['officer', 'enterprise', 'organ-manager', 'supervisor', 'administrator'],
];
/** What people see asks what stands behind the ports through them, wherever that stands; `compose.ts` puts it there. */
const PAGES = [...FLOORS.at(-2), ...FLOORS.at(-1)];
const SCREENS = ['ui', 'scan', ...PAGES];
const SYNC = FLOORS.slice(4, 8).flat();
const BEHIND_PORTS = ['db', 'rules', 'api', 'generated', ...SYNC];

const folders = readdirSync(new URL('src/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const MADE = 'generated'; // by `cargo xtask`: it is not there yet on a fresh clone
const apart = [
  ...FLOORS.flat().filter((name) => name !== MADE && !folders.includes(name)),
  ...folders.filter((name) => !FLOORS.flat().includes(name)),
];
if (apart.length > 0) {
  throw new Error(`the table of floors and the folders of src/ differ in: ${apart.join(', ')}`);
}

const globs = (folders) => folders.map((folder) => `src/${folder}/**`);
const deny = (folders, message) => ({
  group: folders.flatMap((folder) => [
    `@/${folder}`,
    `@/${folder}/**`,
    `**/src/${folder}/**`,
    `../${folder}`,
    `../${folder}/**`,
  ]),
  message,
});
const imports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const ASK = deny(BEHIND_PORTS, 'What people see asks through @/ports.');

/** What a folder may not know: its own floor and those above, and a screen what stands behind the ports. */
const floors = FLOORS.flatMap((floor, at) =>
  floor.map((folder) => {
    const above = FLOORS.slice(at)
      .flat()
      .filter((other) => other !== folder);
    const patterns = [deny(above, `${folder} does not stand above this folder.`)];
    if (SCREENS.includes(folder)) patterns.push(ASK);
    return { files: globs([folder]), rules: imports(...patterns) };
  }),
);

/** Words of the browser that one folder alone may say. */
const OWNED = [
  { names: ['fetch', 'EventSource', 'XMLHttpRequest', 'WebSocket'], by: 'src/api' },
  { names: ['indexedDB', 'IDBKeyRange'], by: 'src/db' },
  { names: ['WebAssembly'], by: 'src/rules' },
];
const owned = (except) => ({
  'no-restricted-globals': [
    'error',
    ...OWNED.filter((one) => !except.includes(one.by)).flatMap(({ names, by }) =>
      names.map((name) => ({ name, message: `Only ${by} says ${name}.` })),
    ),
  ],
});
const NO_CLOCK = [
  'error',
  { object: 'Date', property: 'now', message: 'The time is read in src/clock.ts only.' },
  { object: 'performance', property: 'now', message: 'The time is read in src/clock.ts only.' },
];
const NO_CAMERA = {
  object: 'navigator',
  property: 'mediaDevices',
  message: 'Only src/scan opens the camera.',
};

/** What others typed turns nothing beside it: a line of several texts is made in one place. */
const LINE = 'Texts stand in one line by joined() or listed() of @/locales.';
const NO_LINES = ['error'].concat(
  [
    'CallExpression[callee.property.name="join"] > CallExpression[callee.name="t"]',
    'CallExpression[callee.property.name="join"] > Literal[value=/[^,]/]',
    'TemplateLiteral > CallExpression[callee.name="t"]',
    'VAttribute[key.argument.name=/^(alt|aria-label|hint|label|title)$/] > VExpressionContainer > TemplateLiteral',
  ].map((selector) => ({ selector, message: LINE })),
);

export default ts.config(
  { ignores: ['dist', 'dist-without', 'dev-dist', 'src/generated', 'components.d.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.vue'] },
      globals: { ...globals.browser },
    },
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off', // an optional prop of TypeScript says it
      'vue/component-name-in-template-casing': ['error', 'PascalCase'],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-undef': 'off', // the compiler knows better
    },
  },
  { files: ['*.ts', '*.js', 'test/**'], languageOptions: { globals: globals.node } },
  {
    files: ['src/**', 'service-worker/**'],
    rules: {
      ...owned([]),
      'no-restricted-properties': [...NO_CLOCK, NO_CAMERA],
    },
  },
  { files: ['src/clock.ts'], rules: { 'no-restricted-properties': ['error', NO_CAMERA] } },
  { files: ['src/scan/**'], rules: { 'no-restricted-properties': NO_CLOCK } },
  { files: ['src/api/**'], rules: owned(['src/api']) },
  { files: ['src/db/**'], rules: owned(['src/db']) },
  { files: ['src/rules/**'], rules: owned(['src/rules']) },
  {
    // with noUncheckedIndexedAccess, an index into a column that was checked has no other way to say so
    files: [...globs(['db', 'search', ...SYNC, 'rules']), 'src/scan/greys.ts', 'test/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['src/App.vue', 'src/router.ts'], rules: imports(ASK) },
  {
    files: ['src/App.vue', ...globs(SCREENS)],
    rules: { 'no-restricted-syntax': NO_LINES, 'vue/no-restricted-syntax': NO_LINES },
  },
  ...floors,
  prettier,
);
