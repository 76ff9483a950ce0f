import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Who may be imported by whom. `cargo xtask tidy` checks the server's side of the same house. */
const PAGES = ['account', 'officer', 'enterprise', 'organ-manager', 'supervisor', 'administrator'];
/** What the phone does with sealed and pulled records, the lower before the higher. */
const SYNC = ['sealing', 'enrolment', 'pushing', 'pulling', 'session-view', 'conductor'];
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
    files: [...globs(['db', 'search', ...SYNC, 'rules']), 'test/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // pages → ports; what stands behind the ports is gathered in compose.ts
    files: [...globs(PAGES), 'src/App.vue', 'src/router.ts'],
    rules: imports(
      deny(['db', ...SYNC, 'rules', 'api', 'generated'], 'Pages ask through @/ports.'),
    ),
  },
  {
    files: ['src/ui/**', 'src/locales/**'],
    rules: imports(
      deny(['db', ...SYNC, 'rules', 'api', 'scan', 'generated', ...PAGES], 'ui takes props only.'),
    ),
  },
  {
    files: globs(['scan', 'db', ...SYNC, 'rules', 'api']),
    rules: imports(deny(PAGES, 'What pages stand on knows no page.')),
  },
  {
    files: ['src/db/**', 'src/scan/**'],
    rules: imports(
      deny(
        [...PAGES, ...SYNC, 'rules', 'api'],
        'Storage and camera know neither server nor rules.',
      ),
    ),
  },
  // each of these knows those before it in the list, and none after it
  ...SYNC.slice(0, -1).map((folder, at) => ({
    files: globs([folder]),
    rules: imports(
      deny(PAGES, 'What pages stand on knows no page.'),
      deny(SYNC.slice(at + 1), `${folder} stands below.`),
    ),
  })),
  prettier,
);
